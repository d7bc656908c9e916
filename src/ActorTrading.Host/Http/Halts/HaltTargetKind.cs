namespace ActorTrading.Host.Http.Halts;

/// <summary>What a halt that somebody raises can stop.</summary>
public enum HaltTargetKind
{
    Cluster,
    Account,
    Portfolio,
    Symbol,
}
