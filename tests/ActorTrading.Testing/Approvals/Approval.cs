using System.Runtime.CompilerServices;
using System.Text;

namespace ActorTrading.Testing.Approvals;

/// <summary>
/// Compares a text with the one that a person has approved, kept beside the test as <c>NAME.approved.txt</c>. On a
/// difference it writes <c>NAME.received.txt</c> and fails with the lines that differ; to approve, read that file and
/// rename it.
/// </summary>
public static class Approval
{
    private const int LinesShownMax = 20;

    public static void Verify(string text, string name, [CallerFilePath] string testFile = "")
    {
        var folder = Path.GetDirectoryName(testFile)!;
        var approved = Path.Combine(folder, name + ".approved.txt");
        var received = Path.Combine(folder, name + ".received.txt");
        var expected = File.Exists(approved) ? Lines(File.ReadAllText(approved)) : [];
        var actual = Lines(text);
        if (actual.SequenceEqual(expected))
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, string.Join('\n', actual) + "\n");
        Assert.Fail($"{name} differs from what was approved; see {received}.\n{Difference(expected, actual)}");
    }

    /// <summary>The lines that differ, as <c>- expected</c> and <c>+ actual</c> with their line numbers.</summary>
    public static string Difference(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        var difference = new StringBuilder();
        var shown = 0;
        for (var i = 0; i < Math.Max(expected.Count, actual.Count) && shown < LinesShownMax; i++)
        {
            var (left, right) = (expected.ElementAtOrDefault(i), actual.ElementAtOrDefault(i));
            if (left == right)
                continue;
            shown++;
            difference.Append(left is null ? "" : $"{i + 1} - {left}\n");
            difference.Append(right is null ? "" : $"{i + 1} + {right}\n");
        }

        return difference.ToString();
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
