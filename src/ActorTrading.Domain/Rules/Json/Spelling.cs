namespace ActorTrading.Domain.Rules.Json;

/// <summary>Guesses which word was meant.</summary>
public static class Spelling
{
    private const int LettersPerMistake = 3;
    private const int WordLengthMax = 64;

    /// <summary>What is allowed, beginning with the likeliest: <c>Did you mean 'rsi'? Allowed: ...</c></summary>
    public static string Allowed(string word, IEnumerable<string> allowed)
    {
        var words = allowed.ToList();
        var list = $"Allowed: {string.Join(", ", words)}.";
        return Nearest(word, words) is { } nearest ? $"Did you mean '{nearest}'? {list}" : list;
    }

    /// <summary>
    /// The word with the fewest mistakes, if they are at most one in three letters; null where none is near.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> words)
    {
        if (word.Length is 0 or > WordLengthMax)
        {
            return null;
        }

        var (nearest, mistakes) = words
            .Select(w => (Word: w, Mistakes: Mistakes(Plain(word), Plain(w))))
            .OrderBy(p => p.Mistakes)
            .FirstOrDefault((Word: "", Mistakes: int.MaxValue));
        return mistakes <= Math.Max(1, Math.Max(word.Length, nearest.Length) / LettersPerMistake) ? nearest : null;
    }

    private static string Plain(string word) => word.Replace('-', '_').Replace(' ', '_').ToUpperInvariant();

    /// <summary>
    /// Letters to insert, drop, replace or swap with their neighbour: the optimal string alignment distance.
    /// </summary>
    private static int Mistakes(string left, string right)
    {
        var distance = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                distance[i, j] = i == 0 || j == 0 ? i + j : Fewest(left, right, distance, (i, j));
            }
        }

        return distance[left.Length, right.Length];
    }

    private static int Fewest(string left, string right, int[,] distance, (int I, int J) at)
    {
        var (i, j) = at;
        var replaced = distance[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
        var fewest = Math.Min(replaced, Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1);
        var swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
        return swapped ? Math.Min(fewest, distance[i - 2, j - 2] + 1) : fewest;
    }
}
