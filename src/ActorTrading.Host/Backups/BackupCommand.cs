using System.CommandLine;
using System.Globalization;
using ActorTrading.Host.Console;
using ActorTrading.Storage.Backups;

namespace ActorTrading.Host.Backups;

/// <summary>What there is to do with a backup without a node: to look at it, and to restore it.</summary>
internal static class BackupCommand
{
    public static Command Create(Terminal terminal) =>
        new("backup", "Check a backup of a node's journal, or restore it into an empty data folder.")
        {
            Check(terminal), Restore(terminal),
        };

    private static Argument<string> Backup() => new("BACKUP")
    {
        Description = "Its folder, such as data/backups/20261120T171323107Z.",
    };

    private static Command Check(Terminal terminal)
    {
        var backup = Backup();
        var command = new Command("check", "Look at every file and at the hash chain of every entity.") { backup };
        command.SetAction(parse =>
        {
            var folder = parse.GetRequiredValue(backup);
            var found = Guarded(() => JournalBackup.Verify(folder));
            if (!found.IsSound)
            {
                throw new InputException([.. found.Problems]);
            }

            terminal.Out.WriteLine($"{folder} is sound: {Contents(found.Manifest)}.");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Restore(Terminal terminal)
    {
        var backup = Backup();
        var target = new Option<string>("--data-folder")
        {
            HelpName = "DIR",
            Description = "An empty folder, made if need be, for the node that is to go on.",
            Required = true,
        };
        var command = new Command("restore", "Verify a backup and put it into an empty data folder.")
        {
            backup, target,
        };
        command.SetAction(parse =>
        {
            var (folder, data) = (parse.GetRequiredValue(backup), parse.GetRequiredValue(target));
            var marker = Guarded(() => JournalBackup.Restore(folder, data, terminal.Time));
            terminal.Out.WriteLine($"{data} holds {Contents(marker.Backup)}.");
            terminal.Out.WriteLine(
                "What came after that is not in it, and the venue may know of it: docs/guides/restoring-a-backup.md "
                + "says what to look at.");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static T Guarded<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception exception) when (exception is BackupException or IOException or UnauthorizedAccessException)
        {
            throw new InputException(exception.Message);
        }
    }

    private static string Contents(BackupManifest manifest) => string.Create(
        CultureInfo.InvariantCulture,
        $"{manifest.Records} events of {manifest.Entities} entities, made at "
            + $"{manifest.CreatedAt:yyyy-MM-dd HH:mm:ss} UTC");
}
