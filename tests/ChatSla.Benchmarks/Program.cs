using System.Globalization;
using BenchmarkDotNet.Running;
using ChatSla.Benchmarks;

<<<<<<< HEAD
if (args is ["export", var file, var mails]) ExportFile.Write(file, int.Parse(mails, CultureInfo.InvariantCulture));
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
=======
switch (args)
{
    case ["inputs", var inputs]:
        Comparison.WriteInputs(inputs);
        break;
    case ["compare", var inputs, var npm]:
        Comparison.Print(inputs, npm);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
>>>>>>> versions
