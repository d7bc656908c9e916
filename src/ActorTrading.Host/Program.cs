using System.Collections;
using System.Runtime.InteropServices;
using ActorTrading.Host.Console;

using var interrupt = new CancellationTokenSource();

// The first interrupt asks the run to leave nothing behind; a second one ends the process.
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = !interrupt.IsCancellationRequested;
    interrupt.Cancel();
};
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = !interrupt.IsCancellationRequested;
    interrupt.Cancel();
});

return CommandLine.Run(args, new Terminal(Console.Out, Console.Error, TimeProvider.System)
{
    IsErrorInteractive = !Console.IsErrorRedirected,
    Variables = Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToDictionary(v => (string)v.Key, v => (string)v.Value!, StringComparer.Ordinal),
    Interrupt = interrupt.Token,
});
