namespace ActorTrading.Simulation.Tests.Crashes;

/// <summary>Where a process dies.</summary>
public enum CrashPlace
{
    BeforeAppend,
    AfterAppend,
    BeforeRequest,
    AfterRequest,
}

/// <summary>The n-th time that a process comes to a place, counted from 1; 0 for never.</summary>
public readonly record struct CrashPoint(CrashPlace Place, int Number)
{
    public static CrashPoint Never => default;

    public override string ToString() => $"{Place} {Number}";
}
