#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
// Reads what the test run left behind: counts from the trx files, line coverage of src merged over the cobertura files.
// Fails on a failed or skipped test, on no test at all, and on coverage below the limit.
// Closes on a line "N passed, N failed".
using System.Globalization;
using System.Xml.Linq;

var (folder, minimum) = (args[0], double.Parse(args[1], CultureInfo.InvariantCulture));
var skipIsFailure = args.Length < 3 || args[2] != "allow-skipped";
var (passed, failed, skipped) = (0, 0, 0);
foreach (var file in Directory.EnumerateFiles(folder, "*.trx", SearchOption.AllDirectories))
{
    var results = XDocument.Load(file).Descendants().Where(e => e.Name.LocalName == "UnitTestResult");
    foreach (var result in results)
    {
        switch ((string?)result.Attribute("outcome"))
        {
            case "Passed":
                passed++;
                break;
            case "NotExecuted":
                skipped++;
                Console.WriteLine($"skipped: {(string?)result.Attribute("testName")}");
                break;
            default:
                failed++;
                Console.WriteLine($"failed: {(string?)result.Attribute("testName")}");
                break;
        }
    }
}

var hits = new Dictionary<(string File, int Line), bool>();
foreach (var file in Directory.EnumerateFiles(folder, "coverage.cobertura.xml", SearchOption.AllDirectories))
{
    foreach (var type in XDocument.Load(file).Descendants("class"))
    {
        var name = (string)type.Attribute("filename")!;
        foreach (var line in type.Element("lines")!.Elements("line"))
        {
            var key = (name, (int)line.Attribute("number")!);
            hits[key] = hits.GetValueOrDefault(key) | (long)line.Attribute("hits")! > 0;
        }
    }
}

var covered = 100.0 * hits.Values.Count(hit => hit) / Math.Max(1, hits.Count);
Console.WriteLine(
    string.Create(
        CultureInfo.InvariantCulture,
        $"line coverage of src: {covered:F2} % of {hits.Count} lines, at least {minimum} % wanted"));
var files = hits.GroupBy(h => h.Key.File).Select(g => (File: g.Key, Missed: g.Count(h => !h.Value), All: g.Count()));
foreach (var group in files.OrderByDescending(g => g.Missed).Take(10))
{
    Console.WriteLine($"  {group.Missed,5} of {group.All,5} lines not covered: {group.File}");
}

var tooLow = covered < minimum;
var failures = failed + (skipIsFailure ? skipped : 0) + (tooLow ? 1 : 0);
if (passed == 0)
{
    Console.WriteLine("no test ran");
    failures++;
}

Console.WriteLine($"{passed} passed, {failures} failed");
return failures == 0 ? 0 : 1;
