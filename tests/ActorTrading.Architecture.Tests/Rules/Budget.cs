namespace ActorTrading.Architecture.Tests.Rules;

/// <summary>Lines that half of the files or methods, and nine in ten of them, stay within.</summary>
internal sealed record Budget(int Median, int NinetyPercent)
{
    public IEnumerable<string> Breaches(IReadOnlyList<int> sizes)
    {
        int[] sorted = [.. sizes.Order()];
        if (AtShare(sorted, 0.5) is var median && median > Median)
        {
            yield return $"half of them have up to {median} lines, {Median} at most are wanted";
        }

        if (AtShare(sorted, 0.9) is var most && most > NinetyPercent)
        {
            yield return $"nine in ten of them have up to {most} lines, {NinetyPercent} at most are wanted";
        }
    }

    private static int AtShare(int[] sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}
