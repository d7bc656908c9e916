namespace ActorTrading.Domain.Access;

/// <summary>What a token may do, from least to most; each may what those before it may.</summary>
public enum Role
{
    /// <summary>Reads.</summary>
    Viewer,

    /// <summary>Runs portfolios: rules, sessions, orders, money; pulls the emergency stop.</summary>
    Trader,

    /// <summary>Runs the node: tokens, audit trail, lifting the emergency stop.</summary>
    Admin,
}
