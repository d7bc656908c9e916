using System.CommandLine;

namespace ActorTrading.Cli.Completion;

/// <summary>What could stand where the cursor is.</summary>
internal static class Completions
{
    /// <param name="line">Without the name of the program.</param>
    /// <param name="position">Of the cursor in it.</param>
    public static IReadOnlyList<string> At(Command root, string line, int position)
    {
        var before = line[..Math.Clamp(position, 0, line.Length)];
        var word = WordAt(before);
        var start = before[..^word.Length];

        // Asked without the word that was begun: one that is whole already would count as said, and hide longer ones.
        var labels = root.Parse(start).GetCompletions(start.Length)
            .Select(c => c.Label)
            .Where(l => l.StartsWith(word, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .ToArray();

        // Options only where one was begun, or where nothing else fits: there are more of them than of verbs.
        var words = labels.Where(l => !l.StartsWith('-')).ToArray();
        return [.. (words.Length > 0 && word.Length == 0 ? words : labels).Order(StringComparer.Ordinal)];
    }

    /// <summary>The word that ends at the cursor; empty after a blank.</summary>
    public static string WordAt(string before) => before[(before.LastIndexOf(' ') + 1)..];
}
