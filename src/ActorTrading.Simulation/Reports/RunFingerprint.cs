namespace ActorTrading.Simulation.Reports;

/// <summary>What somebody needs to run it again and to see that it was the same.</summary>
/// <param name="OrderHash">Over all orders and their outcomes, in hexadecimal.</param>
/// <param name="StateHash">Over the final state of all entities, in hexadecimal.</param>
/// <param name="Seed">Of everything random in the run.</param>
/// <param name="Command">The command line that repeats it.</param>
public sealed record RunFingerprint(string OrderHash, string StateHash, ulong Seed, string Command);
