namespace ActorTrading.Simulation.Venues;

/// <summary>FNV-1a over text: the same in every process and version, unlike the hash codes of the runtime.</summary>
internal static class StableHash
{
    private const ulong Offset = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    public static ulong Of(ulong seed, params ReadOnlySpan<string> parts)
    {
        var hash = Offset ^ seed;
        foreach (var part in parts)
        {
            foreach (var character in part)
            {
                hash = (hash ^ character) * Prime;
            }

            hash = (hash ^ char.MaxValue) * Prime;
        }

        return hash;
    }
}
