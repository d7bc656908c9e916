using System.Security.Cryptography;
using ActorTrading.Cli.Addresses;
using ActorTrading.Cli.Console;
using ActorTrading.Cli.Following;
using ActorTrading.Cli.Output;
using ActorTrading.Cli.Palettes;
using ActorTrading.Cli.Wire;

namespace ActorTrading.Cli.Running;

/// <summary>Does what one command line asks for.</summary>
internal sealed class VerbRun(Verb verb, GlobalSettings settings, Terminal terminal)
{
    private const int KeyLength = 32;

    /// <summary>Whether a list is wanted to its end.</summary>
    public bool IsAll { get; init; }

    /// <summary>Whether what comes later is wanted too.</summary>
    public bool IsFollowed { get; init; }

    /// <summary>The file for the secret of the answer; null to show it.</summary>
    public string? SaveTo { get; init; }

    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="UsageException">What was asked cannot be sent.</exception>
    public async Task<int> Run(Values values, CancellationToken interrupt)
    {
        var target = Target.Of(settings, terminal);
        var token = verb.IsOpen ? null : target.Token(settings, terminal);
        if (verb.Form == AnswerForm.Events)
        {
            var follower = new EventFollower(target.Address, token!, settings, terminal);
            return await follower.Run(values, interrupt).ConfigureAwait(false);
        }

        if (SaveTo is not null && File.Exists(terminal.PathOf(SaveTo)))
        {
            throw new UsageException($"{SaveTo} is there already; --save makes a new file.");
        }

        using var client = new NodeClient(target.Address, token, settings.Timeout, terminal.Time);
        var patient = new PatientClient(client, terminal.Time);
        var talk = new Conversation(verb, patient, settings, terminal);
        var key = settings.IdempotencyKey ?? RandomNumberGenerator.GetHexString(KeyLength, lowercase: true);
        var report = new OutcomeReport(target.Address, settings, terminal);
        if (IsFollowed)
        {
            var follower = new LineFollower(verb, patient, report, settings, terminal);
            return await follower.Run(values, interrupt).ConfigureAwait(false);
        }

        var writer = new AnswerWriter(verb, settings, terminal) { SaveTo = SaveTo };
        if (!settings.IsWatched)
        {
            var outcome = await talk.Hold(values, key, IsAll, interrupt).ConfigureAwait(false);
            return outcome is Outcome.Ok ok ? writer.Write(ok.Answer, values) : report.Tell(outcome, verb, key);
        }

        if (!verb.IsRead)
        {
            throw new UsageException($"--watch is for looking; '{verb.Name}' changes something.");
        }

        var watch = new Watch(settings.Every, terminal);
        return await watch.Run(
            async () =>
            {
                var outcome = await talk.Hold(values, key, IsAll, interrupt).ConfigureAwait(false);
                return outcome is Outcome.Ok ok ? writer.Write(ok.Answer, values) : report.Tell(outcome, verb, key);
            },
            interrupt).ConfigureAwait(false);
    }
}
