using System.Security.Cryptography;
using System.Text;
using ActorTrading.Actors.Entities;

namespace ActorTrading.Simulation.Backtests;

/// <summary>One hash over everything that a run has come to.</summary>
internal static class BacktestHash
{
    public static string OfStates(IEnumerable<StateView> states, string venueLedger)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var state in states)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{state.Entity}\n{state.Sequence}\n{state.StateHash}\n"));
        }

        hash.AppendData(Encoding.UTF8.GetBytes(venueLedger));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
