using System.Globalization;
using ActorTrading.Host.Console;
using ActorTrading.Storage.Backtests;

namespace ActorTrading.Host.Node;

/// <summary>The one folder that holds everything a node keeps. One process at a time has it.</summary>
internal sealed class NodeFolder : IDisposable
{
    private const string LockName = "node.lock";

    private const UnixFileMode OwnerOnly =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream _lock;

    private NodeFolder(string root, FileStream held) => (Root, _lock) = (root, held);

    /// <summary>With its full path.</summary>
    public string Root { get; }

    public string ReadModels => PathOf("read-models.db");

    public string Backtests => PathOf(BacktestResultStore.FileName);

    public string PaperVenue => PathOf("paper-venue.db");

    public string MarketData => PathOf("market.db");

    /// <summary>The schedule, and the answers to repeated requests.</summary>
    public string Node => PathOf("node.db");

    public string Market => PathOf("market.json");

    public string Backups => PathOf("backups");

    public string Reports => PathOf("reports");

    /// <summary>Makes the folder if need be and takes it.</summary>
    /// <exception cref="InputException">It cannot be made, or another process has it.</exception>
    public static NodeFolder Take(string path)
    {
        var root = Path.GetFullPath(path);
        try
        {
            Create(root);
            var held = new FileStream(
                Path.Combine(root, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            held.SetLength(0);
            held.Write(System.Text.Encoding.ASCII.GetBytes(
                Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n"));
            held.Flush();
            return new NodeFolder(root, held);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"data_folder: {root} cannot be used: {exception.Message} If another node runs on it, stop that one or "
                + "give this one a folder of its own by --data-folder.");
        }
    }

    public string PathOf(string name) => Path.Combine(Root, name);

    public void Dispose() => _lock.Dispose();

    private static void Create(string root)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(root);
        }
        else
        {
            Directory.CreateDirectory(root, OwnerOnly);
        }
    }
}
