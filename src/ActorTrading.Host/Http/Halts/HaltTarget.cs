using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Host.Http.Json;
using ActorTrading.Host.Http.Problems;

namespace ActorTrading.Host.Http.Halts;

/// <summary>Reads what a halt is about from a request's two fields.</summary>
internal static class HaltTarget
{
    private const int LengthMax = 100;

    public static HaltScope Read(HaltTargetKind kind, string? target)
    {
        if (kind == HaltTargetKind.Cluster)
        {
            return string.IsNullOrEmpty(target)
                ? HaltScope.Cluster
                : throw Wrong("target_not_taken", "The cluster is all there is; leave the target out.");
        }

        if (string.IsNullOrWhiteSpace(target) || target.Length > LengthMax)
        {
            throw Wrong("target_missing", $"Say which {kind.ToString().ToLowerInvariant()}.");
        }

        return kind switch
        {
            HaltTargetKind.Account => HaltScope.Of(new AccountId(target)),
            HaltTargetKind.Portfolio => HaltScope.Of(new PortfolioId(target)),
            _ => Symbol.IsSymbol(target)
                ? HaltScope.Of(Symbol.Of(target))
                : throw Wrong("value_invalid", $"'{target}' is not a symbol such as BTC-USD."),
        };
    }

    private static ProblemException Wrong(string code, string message) =>
        JsonReading.Invalid(new FieldProblem("$.target", code, message)).AsException();
}
