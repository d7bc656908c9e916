using ActorTrading.Host.Console;
using ActorTrading.Host.Node;

namespace ActorTrading.Host.Tests.Node;

public sealed class NodeFolderTests : IDisposable
{
    private readonly Workspace _workspace = new();

    [Fact]
    public void One_process_has_a_folder_at_a_time()
    {
        var path = Path.Combine(_workspace.Root, "data");
        using (NodeFolder.Take(path))
        {
            var refusal = Assert.Throws<InputException>(() => NodeFolder.Take(path));
            Assert.Contains("another node", Assert.Single(refusal.Problems), StringComparison.Ordinal);
        }

        NodeFolder.Take(path).Dispose();
    }

    [Fact]
    public void Only_the_owner_gets_into_it()
    {
        using var folder = NodeFolder.Take(Path.Combine(_workspace.Root, "data"));

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(folder.Root));
        }
    }

    [Fact]
    public void A_file_in_its_place_is_said_to_be_one()
    {
        var path = _workspace.Write("data", "not a folder");

        Assert.Throws<InputException>(() => NodeFolder.Take(path));
    }

    public void Dispose() => _workspace.Dispose();
}
