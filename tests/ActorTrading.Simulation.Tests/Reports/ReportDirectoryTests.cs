using ActorTrading.Simulation.Reports;

namespace ActorTrading.Simulation.Tests.Reports;

public sealed class ReportDirectoryTests : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("report-tests-").FullName;

    private string Target => Path.Combine(_parent, "out");

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [Fact]
    public void Files_appear_together_at_the_commit_and_nothing_else_remains()
    {
        using (var directory = Open())
        {
            Write(directory, "a.txt", "one");
            Assert.False(Directory.Exists(Target));
            directory.Commit();
        }

        Assert.Equal(["a.txt", "manifest.json"], Names(Target));
        Assert.Equal("one", File.ReadAllText(Path.Combine(Target, "a.txt")));
        Assert.Equal(["out"], Names(_parent));
    }

    [Fact]
    public void Without_a_commit_the_report_of_before_stays_as_it_was()
    {
        Commit("a.txt", "one");
        using (var directory = Open())
        {
            Write(directory, "b.txt", "two");
        }

        Assert.Equal(["a.txt", "manifest.json"], Names(Target));
        Assert.Equal(["out"], Names(_parent));
    }

    [Fact]
    public void A_report_replaces_the_report_of_before()
    {
        Commit("a.txt", "one");
        Commit("b.txt", "two");
        Assert.Equal(["b.txt", "manifest.json"], Names(Target));
    }

    [Fact]
    public void An_empty_folder_is_taken_and_missing_parents_are_made()
    {
        Directory.CreateDirectory(Target);
        Commit("a.txt", "one");
        Assert.Null(ReportDirectory.TryOpen(Path.Combine(_parent, "deep", "er"), out var directory));
        directory!.Dispose();
    }

    [Fact]
    public void What_a_killed_run_left_behind_is_cleared()
    {
        Directory.CreateDirectory(Path.Combine(_parent, ".out.partial"));
        File.WriteAllText(Path.Combine(_parent, ".out.partial", "half.txt"), "half");
        Commit("a.txt", "one");
        Assert.Equal(["a.txt", "manifest.json"], Names(Target));
    }

    [Theory]
    [InlineData("notes.txt", "hello", "was not written by a report")]
    [InlineData("manifest.json", "not json", "was not written by a report")]
    [InlineData("manifest.json", "{\"kind\":\"other\",\"files\":[]}", "was not written by a report")]
    [InlineData("manifest.json", "[]", "was not written by a report")]
    public void A_folder_that_holds_something_else_is_refused(string name, string content, string reason)
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, name), content);
        AssertRefused("report_directory_not_ours", reason);
        Assert.Equal(content, File.ReadAllText(Path.Combine(Target, name)));
    }

    [Fact]
    public void A_report_to_which_somebody_added_a_file_is_refused()
    {
        Commit("a.txt", "one");
        File.WriteAllText(Path.Combine(Target, "notes.txt"), "mine");
        AssertRefused("report_directory_not_ours", "holds 'notes.txt', which no report wrote");
    }

    [Fact]
    public void A_file_of_that_name_is_refused()
    {
        File.WriteAllText(Target, "mine");
        AssertRefused("report_directory_not_ours", "is a file");
    }

    [Fact]
    public void Two_runs_do_not_write_into_one_folder()
    {
        using var first = Open();
        AssertRefused("report_directory_unwritable", "no other run");
        Write(first, "a.txt", "one");
        first.Commit();
        Assert.Equal(["a.txt", "manifest.json"], Names(Target));
    }

    [Fact]
    public void A_folder_below_a_file_cannot_be_written()
    {
        File.WriteAllText(Path.Combine(_parent, "file"), "mine");
        var refusal = ReportDirectory.TryOpen(Path.Combine(_parent, "file", "out"), out _);
        Assert.Equal("report_directory_unwritable", refusal?.Code);
    }

    [Theory]
    [InlineData("../escape.txt")]
    [InlineData("manifest.json")]
    [InlineData("twice.txt")]
    public void A_name_that_is_no_new_file_of_the_report_is_a_defect(string name)
    {
        using var directory = Open();
        Write(directory, "twice.txt", "one");
        Assert.Throws<ArgumentException>(() => directory.Create(name));
    }

    [Fact]
    public void All_results_are_written()
    {
        using (var directory = Open())
        {
            ReportFiles.WriteResults(directory, SampleRun.Create(50));
            directory.Commit();
        }

        Assert.Equal(
            ["daily.csv", "equity.csv", "manifest.json", "report.html", "summary.json", "trades.csv"], Names(Target));
    }

    private void Commit(string name, string content)
    {
        using var directory = Open();
        Write(directory, name, content);
        directory.Commit();
    }

    private ReportDirectory Open()
    {
        Assert.Null(ReportDirectory.TryOpen(Target, out var directory));
        return directory!;
    }

    private void AssertRefused(string code, string reason)
    {
        var refusal = ReportDirectory.TryOpen(Target, out var directory);
        Assert.Null(directory);
        Assert.Equal(code, refusal?.Code);
        Assert.Contains(reason, refusal!.Message, StringComparison.Ordinal);
    }

    private static void Write(ReportDirectory directory, string name, string content)
    {
        using var writer = new StreamWriter(directory.Create(name));
        writer.Write(content);
    }

    private static IEnumerable<string> Names(string path) =>
        Directory.EnumerateFileSystemEntries(path).Select(entry => Path.GetFileName(entry))
            .Order(StringComparer.Ordinal);
}
