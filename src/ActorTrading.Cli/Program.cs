using System.Collections;
using System.Runtime.InteropServices;
using ActorTrading.Cli.Console;
using ActorTrading.Cli.Prompts;

using var interrupts = new Interrupts();

// The first interrupt ends what is under way; one while nothing is, or a second one, ends the process.
Console.CancelKeyPress += (_, press) => press.Cancel = interrupts.Signal();
using var terminated = PosixSignalRegistration.Create(
    PosixSignal.SIGTERM, signal => signal.Cancel = interrupts.Signal());

var isOutputInteractive = !Console.IsOutputRedirected;
return CommandLine.Run(args, new Terminal(Console.In, Console.Out, Console.Error, TimeProvider.System)
{
    Interrupts = interrupts,
    Keyboard = Console.IsInputRedirected || !isOutputInteractive ? null : new ConsoleKeyboard(),
    IsOutputInteractive = isOutputInteractive,
    Width = isOutputInteractive && Console.WindowWidth > 0 ? Console.WindowWidth : Terminal.WidthDefault,
    Zone = TimeZoneInfo.Local,
    Folder = Environment.CurrentDirectory,
    ConfigurationFolder = Path.Combine(
        Environment.GetFolderPath(
            Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "atc"),
    Variables = Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToDictionary(v => (string)v.Key, v => (string?)v.Value ?? "", StringComparer.Ordinal),
});
