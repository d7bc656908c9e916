using System.Security.Cryptography;
using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Halts.Register;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Engine.Halts;

/// <summary>What a <see cref="HaltDesk"/> needs of its surroundings.</summary>
public sealed record HaltDeskSetup
{
    private const string CodeLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int CodeLength = 6;

    public required EntityHost Host { get; init; }

    public required HaltSwitch Switch { get; init; }

    public required IVenue Venue { get; init; }

    /// <summary>Between the venue and whoever takes its reports.</summary>
    public required DrillEcho Echo { get; init; }

    public required IHaltFile File { get; init; }

    /// <summary>For the halts file alone.</summary>
    public required IHaltLane FileLane { get; init; }

    /// <summary>For cancels, and for telling portfolios after them.</summary>
    public required IHaltLane CancelLane { get; init; }

    /// <summary>The clock of the entities, which may be that of recorded data.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>
    /// The clock of people and of waits: when a halt was raised, how long it took, when to try again.
    /// </summary>
    public TimeProvider Wall { get; init; } = TimeProvider.System;

    public HaltTerms Terms { get; init; } = HaltTerms.Default;

    /// <summary>
    /// Orders within a halted scope are still working at the venue after <see cref="HaltTerms.CancelTimeout"/>: how
    /// many. Called from any thread; must not block or throw.
    /// </summary>
    public Action<HaltScope, int> OnUncancelled { get; init; } = static (_, _) => { };

    /// <summary>A drill was late or did not go the whole way. As above.</summary>
    public Action<HaltDrill> OnDrillFailed { get; init; } = static _ => { };

    /// <summary>Gives the codes that confirm lowerings.</summary>
    public Func<string> NewCode { get; init; } =
        static () => RandomNumberGenerator.GetString(CodeLetters, CodeLength);
}
