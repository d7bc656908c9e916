using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ActorTrading.Host.Tests;

/// <summary>A folder for one test, gone afterwards.</summary>
public sealed class Workspace : IDisposable
{
    public const string BarHeader = "timestamp_ms,open,high,low,close,volume";
    private const long Start = 1_704_067_200_000;
    private const long Hour = 3_600_000;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actortrading-");

    public string Root => _folder.FullName;

    public string Report => PathOf("report");

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public string Write(string name, string text)
    {
        var path = PathOf(name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Hourly bars from 2024-01-01 on that swing around 100 within five per cent.</summary>
    public string Bars(int count = 100, string name = "x_BTC-USD_1h.csv", Action<List<string>>? spoil = null)
    {
        var lines = new List<string> { BarHeader };
        lines.AddRange(Enumerable.Range(0, count).Select(Bar));
        spoil?.Invoke(lines);
        return Write(name, string.Join('\n', lines) + "\n");
    }

    public static string Bar(int hour)
    {
        var open = 100d + (5d * Math.Sin(hour / 5d));
        var close = 100d + (5d * Math.Sin((hour + 1) / 5d));
        var (high, low) = (Math.Max(open, close) + 0.1, Math.Min(open, close) - 0.1);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Start + (hour * Hour)},{open:0.00},{high:0.00},{low:0.00},{close:0.00},10");
    }

    /// <summary>A gzip file of which the end is missing.</summary>
    public string TruncatedBars()
    {
        using var whole = new MemoryStream();
        using (var gzip = new GZipStream(whole, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(File.ReadAllText(Bars(500))));
        }

        var path = PathOf("x_BTC-USD_1h.csv.gz");
        File.WriteAllBytes(path, whole.ToArray()[..^2_000]);
        return path;
    }

    public string Rules(string json = Texts.Swing) => Write("rules.json", json);

    public void Dispose() => _folder.Delete(recursive: true);
}
