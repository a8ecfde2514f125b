using System.Globalization;
using BenchmarkDotNet.Running;
using ChatSla.Benchmarks;

switch (args)
{
    case ["inputs", var inputs]:
        Comparison.WriteInputs(inputs);
        break;
    case ["compare", var inputs, var npm]:
        Comparison.Print(inputs, npm);
        break;
    case ["export", var file, var mails]:
        ExportFile.Write(file, int.Parse(mails, CultureInfo.InvariantCulture));
        break;
    case ["scale"]:
        ChatSla.Benchmarks.Scale.Report.Print();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(ExportFile).Assembly).Run(args);
        break;
}
