using System.Collections.Frozen;
using ActorTrading.Domain.Access;
using ActorTrading.Domain.Alerts;
using ActorTrading.Domain.Halts.Register;
using ActorTrading.Domain.Jobs;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules.RuleSets;
using ActorTrading.Domain.Sessions;
using ActorTrading.Engine.Halts;
using Microsoft.AspNetCore.Http;

namespace ActorTrading.Host.Http.Problems;

/// <summary>The HTTP status of a decider's refusal, by its code: 422 unless the table says otherwise.</summary>
internal static class RefusalStatus
{
    private static readonly FrozenDictionary<string, int> ByCode = new Dictionary<string, int>
    {
        [AccessRejection.TokenUnknown] = StatusCodes.Status404NotFound,
        [AccessRejection.TokenExists] = StatusCodes.Status409Conflict,
        [AccessRejection.TooManyTokens] = StatusCodes.Status409Conflict,
        [AlertRejection.AlertUnknown] = StatusCodes.Status404NotFound,
        [AlertRejection.TooManyAlerts] = StatusCodes.Status409Conflict,
        [HaltRegisterRejection.NotStanding] = StatusCodes.Status409Conflict,
        [HaltRegisterRejection.NotRequested] = StatusCodes.Status409Conflict,
        [HaltRegisterRejection.CodeExpired] = StatusCodes.Status409Conflict,
        [LowerRejection.RaisedAgain] = StatusCodes.Status409Conflict,
        [LowerRejection.JournalFailing] = StatusCodes.Status503ServiceUnavailable,
        [JobRejection.NotFound] = StatusCodes.Status404NotFound,
        [JobRejection.Deleted] = StatusCodes.Status404NotFound,
        [JobRejection.AlreadyExists] = StatusCodes.Status409Conflict,
        [JobRejection.RunActive] = StatusCodes.Status409Conflict,
        [JobRejection.NothingToCancel] = StatusCodes.Status409Conflict,
        [PortfolioRejection.NotOpen] = StatusCodes.Status404NotFound,
        [PortfolioRejection.OpenedDifferently] = StatusCodes.Status409Conflict,
        [PortfolioRejection.OrderUnknown] = StatusCodes.Status404NotFound,
        [PortfolioRejection.NoPosition] = StatusCodes.Status404NotFound,
        [PortfolioRejection.InstrumentInUse] = StatusCodes.Status409Conflict,
        [RuleSetRejection.RuleUnknown] = StatusCodes.Status404NotFound,
        [RuleSetRejection.RuleExists] = StatusCodes.Status409Conflict,
        [RuleSetRejection.RuleDeleted] = StatusCodes.Status409Conflict,
        [RuleSetRejection.NameTaken] = StatusCodes.Status409Conflict,
        [RuleSetRejection.TooManyRules] = StatusCodes.Status409Conflict,
        [RuleSetRejection.VersionConflict] = StatusCodes.Status412PreconditionFailed,
        [SessionRejection.NotStarted] = StatusCodes.Status409Conflict,
        [SessionRejection.NotRunning] = StatusCodes.Status409Conflict,
        [SessionRejection.AlreadyStarted] = StatusCodes.Status409Conflict,
        [SessionRejection.AlreadyStopped] = StatusCodes.Status409Conflict,
    }.ToFrozenDictionary();

    public static int Of(string code) => ByCode.GetValueOrDefault(code, StatusCodes.Status422UnprocessableEntity);
}
