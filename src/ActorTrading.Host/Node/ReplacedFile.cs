namespace ActorTrading.Host.Node;

/// <summary>Small files that a reader finds as they were or as they are, never half written.</summary>
internal static class ReplacedFile
{
    public static void Write(string path, string text)
    {
        var fresh = path + ".new";
        File.WriteAllText(fresh, text);
        File.Move(fresh, path, overwrite: true);
    }
}
