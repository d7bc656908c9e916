namespace ActorTrading.Actors.Scheduling;

/// <summary>
/// SplitMix64: a small generator whose stream for a seed never changes between versions of the runtime.
/// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
/// </summary>
public sealed class SeededRandom(ulong seed)
{
    private const double UnitScale = 1.0 / (1UL << 53);
    private ulong _state = seed;

    /// <summary>Where the stream stands: a generator with this seed goes on with it.</summary>
    public ulong State => _state;

    public ulong NextUInt64()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble() => (NextUInt64() >> 11) * UnitScale;

    /// <summary>Uniform in [0, bound).</summary>
    public int Next(int bound) =>
        bound > 0
            ? (int)(NextUInt64() % (ulong)bound)
            : throw new ArgumentOutOfRangeException(nameof(bound), bound, "A bound is positive.");

    /// <summary>Standard normal, by the polar method of Marsaglia and Bray.</summary>
    public double NextGaussian()
    {
        while (true)
        {
            var x = (2 * NextDouble()) - 1;
            var y = (2 * NextDouble()) - 1;
            var square = (x * x) + (y * y);
            if (square is > 0 and < 1)
            {
                return x * Math.Sqrt(-2 * Math.Log(square) / square);
            }
        }
    }

    /// <summary>A generator of its own, so that one consumer's draws do not move another's.</summary>
    public SeededRandom Split() => new(NextUInt64());
}
