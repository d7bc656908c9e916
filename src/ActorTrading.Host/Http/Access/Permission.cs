using System.Diagnostics;
using ActorTrading.Domain.Access;

namespace ActorTrading.Host.Http.Access;

/// <summary>What an endpoint does, as far as it matters who may.</summary>
public enum Permission
{
    /// <summary>Portfolios, rules, sessions, orders, decisions, recommendations, halts, alerts: to look at.</summary>
    ReadTrading,

    /// <summary>Metrics, jobs, health in detail.</summary>
    ReadNode,

    EditRules,

    ControlSessions,

    /// <summary>Cancel orders, close positions.</summary>
    ControlTrades,

    /// <summary>Open portfolios, move money in and out.</summary>
    FundPortfolios,

    PostRecommendations,

    AcknowledgeAlerts,

    ControlJobs,

    /// <summary>Pull the emergency stop.</summary>
    RaiseHalts,

    /// <summary>Release it.</summary>
    LowerHalts,

    ManageTokens,

    ReadAudit,

    /// <summary>Everything else that changes the node: rebuilds, resuming suspended entities, log levels.</summary>
    OperateNode,
}

public static class Permissions
{
    /// <summary>The least role that may.</summary>
    public static Role LeastRole(this Permission permission) => permission switch
    {
        Permission.ReadTrading or Permission.ReadNode => Role.Viewer,
        Permission.EditRules or Permission.ControlSessions or Permission.ControlTrades => Role.Trader,
        Permission.FundPortfolios or Permission.PostRecommendations or Permission.AcknowledgeAlerts => Role.Trader,
        Permission.ControlJobs or Permission.RaiseHalts => Role.Trader,
        Permission.LowerHalts or Permission.ManageTokens or Permission.ReadAudit => Role.Admin,
        Permission.OperateNode => Role.Admin,
        _ => throw new UnreachableException(),
    };
}
