using System.Globalization;
using BenchmarkDotNet.Running;
using ChatSla.Benchmarks;

if (args is ["export", var file, var mails]) ExportFile.Write(file, int.Parse(mails, CultureInfo.InvariantCulture));
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
