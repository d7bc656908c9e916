namespace ActorTrading.Architecture.Tests.Rules;

/// <summary>
/// A place where a rule does not hold, and why. One that exempts nothing fails, so that the list only shrinks.
/// </summary>
/// <param name="Path">A file, or a folder with everything below it.</param>
/// <param name="Reason">Why the code there is better as it is.</param>
/// <param name="Subject">The only subject that is exempt; null for all of that path.</param>
public sealed record Exemption(string Path, string Reason, string? Subject = null)
{
    public bool Covers(string path, Finding finding) =>
        (path == Path || path.StartsWith(Path + "/", StringComparison.Ordinal))
        && (Subject is null || Subject == finding.Subject);
}
