using System.Runtime.InteropServices;
using SQLitePCL;

namespace ActorTrading.Storage.Sqlite;

/// <summary>
/// Finds the SQLite that the operating system keeps up to date, and falls back on the one that comes with the program.
/// </summary>
public static class SqliteLibrary
{
    private static readonly string[] SystemNames = ["libsqlite3.so.0", "libsqlite3.dylib", "winsqlite3"];

    private static readonly Lazy<bool> Loaded = new(Load);

    /// <summary>Makes SQLite usable in this process; safe to call often and from many threads.</summary>
    public static void Use() => _ = Loaded.Value;

    private static bool Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, static (name, assembly, path) =>
        {
            foreach (var system in SystemNames)
            {
                if (NativeLibrary.TryLoad(system, out var handle))
                {
                    return handle;
                }
            }

            return NativeLibrary.Load(name, assembly, path);
        });
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return true;
    }
}
