using ActorTrading.Host.Configuration;

namespace ActorTrading.Host.Tests.Configuration;

public sealed class ConfigurationProblemTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var problems = Problems(
            """
            {
              "feed": { "sped": 1, "speed": "fast", "seed": -1 },
              "http": { "listen": "0.0.0.0:80", "body_bytes_max": 1 },
              "logging": { "level": "loud" }
            }
            """);

        Assert.Collection(
            problems,
            p => Assert.EndsWith("there is no such setting. Did you mean 'feed.seed'?", p),
            p => Assert.EndsWith(
                "a number without quotation marks is expected. Allowed: a number from 0 to 1000000.", p),
            p => Assert.Contains("feed.seed = '-1'", p),
            p => Assert.Contains("it is out of bounds. Allowed: a whole number from 1024 to 16777216.", p),
            p => Assert.Contains("Allowed: trace, debug, information, warning, error, critical, none.", p),
            p => Assert.EndsWith("Set http.public to true if that is meant.", p),
            p => Assert.EndsWith("Set http.tls.certificate and http.tls.key.", p),
            p => Assert.EndsWith("by what names other machines reach this one.", p));
        Assert.StartsWith("feed.sped (", problems[0]);
        Assert.Contains("node.json, line 2)", problems[0]);
        Assert.StartsWith("logging.level = 'loud' (", problems[4]);
        Assert.Contains("node.json, line 4)", problems[4]);
    }

    [Theory]
    [InlineData("""{ "feed": 1 }""", "this is a section; set what is in it.")]
    [InlineData("""{ "fed": { "seed": 1 } }""", "there is no such section. Did you mean 'feed'?")]
    [InlineData("""{ "zzz": {} }""", "there is no such section. Sections: http, http.tls, feed,")]
    [InlineData("""{ "feed": { "seed": {} } }""", "this is a setting, not a section. Allowed: a whole number")]
    [InlineData("""{ "zzz": 1 }""", "there is no such setting. 'config show' lists what there is.")]
    [InlineData("""{ "feed": { "seed": null } }""", "null is no value. Leave the setting out to have its default.")]
    [InlineData("""{ "feed": { "files": [1] } }""", "the items of a list are texts in quotation marks.")]
    [InlineData("""{ "feed": { "files": [["a"], {}] } }""", "the items of a list are texts in quotation marks.")]
    [InlineData("""{ "feed": { "files": "a" } }""", "a list in square brackets is expected.")]
    [InlineData("""{ "feed": { "kind": 1 } }""", "a text in quotation marks is expected.")]
    [InlineData("""{ "jobs": { "enabled": "yes" } }""", "true or false without quotation marks is expected.")]
    [InlineData("""{ "feed": { "seed": 1, "seed": 2 } }""", "it is given twice, first by ")]
    [InlineData("""[1]""", "the file holds no JSON object. Begin with '{'.")]
    [InlineData("", "this is no JSON: ")]
    [InlineData("""{ "feed": """, "this is no JSON: ")]
    [InlineData("""{} {}""", "this is no JSON: ")]
    [InlineData("""{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}""", "this is no JSON: ")]
    [InlineData("""{ "feed": { "kind": "recorded" } }""", "a recorded feed plays files.")]
    [InlineData("""{ "feed": { "symbols": [] } }""", "a generated market needs a symbol.")]
    [InlineData("""{ "feed": { "symbols": ["A", "A"] } }""", "a symbol is named twice.")]
    [InlineData("""{ "feed": { "symbols": ["a b"] } }""", "'a b': it is no symbol. Allowed: a list of at most 1000")]
    [InlineData("""{ "feed": { "speed": 0 } }""", "a generated market has no end that it could hurry to.")]
    [InlineData("""{ "http": { "tls": { "key": "a" } } }""", "a certificate and its key are given both or neither.")]
    [InlineData("""{ "http": { "listen": "127.0.0.1" } }""", "it is no address with a port.")]
    [InlineData("""{ "http": { "listen": "::1" } }""", "it is no address with a port.")]
    [InlineData("""{ "http": { "listen": "[::1]" } }""", "it is no address with a port.")]
    [InlineData("""{ "http": { "allowed_hosts": ["a b"] } }""", "it is no host name.")]
    [InlineData("""{ "http": { "allowed_origins": ["https://a/b"] } }""", "it is no origin.")]
    [InlineData("""{ "http": { "request_timeout": "5 s" } }""", "it is no such time.")]
    [InlineData("""{ "http": { "request_timeout": "99999999d" } }""", "it is no such time.")]
    [InlineData("""{ "venue": { "fees": "99%" } }""", "a fee of 99% is a mistake")]
    [InlineData("""{ "logging": { "categories": ["Quartz"] } }""", "it is not CATEGORY=LEVEL.")]
    [InlineData("""{ "telemetry": { "otlp_endpoint": "file:///a" } }""", "it is no http or https address.")]
    [InlineData("""{ "telemetry": { "service_name": "" } }""", "it is no such name.")]
    [InlineData("""{ "data_folder": "" }""", "it is no path.")]
    public void A_file_at_fault_is_told_what_is_wrong(string json, string complaint) =>
        Assert.Contains(complaint, string.Join('\n', Problems(json)));

    [Fact]
    public void A_value_that_cannot_be_read_brings_no_second_complaint() =>
        Assert.Single(Problems("""{ "feed": { "kind": "recorded", "files": [1] } }"""));

    [Fact]
    public void A_file_that_is_asked_for_must_be_there()
    {
        var result = ConfigurationReader.Read(new(_workspace.PathOf("none.json")), Configured.NoVariables);

        Assert.Contains("there is no such file", Assert.Single(Configured.Problems(result)));
    }

    [Fact]
    public void A_folder_is_no_file() =>
        Assert.Contains("there is no such file", Cli.Run("config", "show", "--config", _workspace.PathOf("")).Error);

    [Fact]
    public void A_huge_file_is_not_read() =>
        Assert.Contains("the file has more than", Assert.Single(Problems(new string(' ', 1_048_577))));

    [Fact]
    public void A_file_in_the_data_folder_cannot_name_another_data_folder()
    {
        _workspace.Write("actortrading.json", """{ "data_folder": "b" }""");

        Assert.Contains(
            "cannot name another one", Cli.Run("config", "show", "--data-folder", _workspace.PathOf("")).Error);
    }

    [Fact]
    public void An_option_and_set_may_not_say_the_same_thing() =>
        Assert.Contains(
            "error: feed.seed (option --set): it is given twice, first by option --seed.",
            Cli.Run("config", "show", "--seed", "1", "--set", "feed.seed=2").Error);

    [Fact]
    public void Set_wants_an_assignment() =>
        Assert.Contains(
            "error: --set (option --set): write KEY=VALUE.", Cli.Run("config", "show", "--set", "feed").Error);

    [Fact]
    public void A_variable_of_an_unknown_setting_is_refused_with_the_nearest_name() =>
        Assert.Equal(
            ["feed.tik_rate (environment variable ACTORTRADING__Feed__Tik_Rate): there is no such setting. "
                + "Did you mean 'feed.tick_rate'?"],
            Configured.Problems(Configured.Variables(_workspace, ("ACTORTRADING__Feed__Tik_Rate", "1"))));

    [Fact]
    public void Two_spellings_of_one_variable_are_refused() =>
        Assert.Contains(
            "it is given twice",
            Assert.Single(Configured.Problems(Configured.Variables(
                _workspace, ("ACTORTRADING__Feed__TickRate", "1"), ("ACTORTRADING__FEED__TICK_RATE", "1")))));

    private string[] Problems(string json) => Configured.Problems(Configured.File(_workspace, json));
}
