using System.Security.Cryptography;
using System.Text;

namespace ActorTrading.Storage.Sqlite;

/// <summary>One step of a schema. Its text never changes once it was released: files remember its checksum.</summary>
/// <param name="Version">From 1, without a gap.</param>
/// <param name="Name">What it does, in words joined by hyphens.</param>
/// <param name="Sql">Statements separated by semicolons, without transactions of their own.</param>
public sealed record SqliteMigration(int Version, string Name, string Sql)
{
    /// <summary>SHA-256 over the text with line ends as on Unix, in lower-case hexadecimal digits.</summary>
    public string Checksum => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
}
