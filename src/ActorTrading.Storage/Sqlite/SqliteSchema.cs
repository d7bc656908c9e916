using System.Reflection;

namespace ActorTrading.Storage.Sqlite;

/// <summary>The migrations of one database file, oldest first.</summary>
public sealed class SqliteSchema
{
    public SqliteSchema(string name, IReadOnlyList<SqliteMigration> migrations)
    {
        for (var i = 0; i < migrations.Count; i++)
        {
            if (migrations[i].Version != i + 1)
            {
                throw new ArgumentException(
                    $"Migration {i + 1} of {name} is missing: {migrations[i].Version} stands in its place.",
                    nameof(migrations));
            }
        }

        (Name, Migrations) = (name, migrations);
    }

    public string Name { get; }

    public IReadOnlyList<SqliteMigration> Migrations { get; }

    /// <summary>The version that a file has when all migrations are applied.</summary>
    public int Version => Migrations.Count;

    /// <summary>
    /// The files <c>NNNN-what-it-does.sql</c> of a folder of this project, such as <c>Journals/Migrations</c>, which
    /// are built into the assembly.
    /// </summary>
    public static SqliteSchema Embedded(string name, string folder)
    {
        var assembly = typeof(SqliteSchema).Assembly;
        var migrations =
            from resource in assembly.GetManifestResourceNames()
            let path = resource.Replace('\\', '/')
            where path.StartsWith(folder + "/", StringComparison.Ordinal)
            let file = Path.GetFileNameWithoutExtension(path)
            let hyphen = file.IndexOf('-', StringComparison.Ordinal)
            let version = int.Parse(file.AsSpan(0, hyphen))
            orderby version
            select new SqliteMigration(version, file[(hyphen + 1)..], Text(assembly, resource));
        return new SqliteSchema(name, [.. migrations]);
    }

    private static string Text(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
