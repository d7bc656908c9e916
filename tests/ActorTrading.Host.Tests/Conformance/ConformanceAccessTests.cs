using System.Globalization;

namespace ActorTrading.Host.Tests.Conformance;

/// <summary>Drives every operation with the tokens that must not open it.</summary>
public sealed class ConformanceAccessTests(ConformanceFixture fixture) : IClassFixture<ConformanceFixture>
{
    private static readonly string[] Roles = ["viewer", "trader", "admin"];

    /// <summary>Traders may, though not with the work that a run has to be of to be there to cancel.</summary>
    private const string OfAdminsWork = "cancel_job_run";

    private readonly ApiDriver _driver = new(fixture.Contract);
    private int _guesses;

    [Fact]
    public async Task Without_a_token_that_is_valid_only_open_operations_answer()
    {
        using var nobody = fixture.Node.Client(null);
        foreach (var operation in fixture.Contract.Operations)
        {
            var request = await fixture.Good.Of(operation);
            if (!operation.NeedsToken)
            {
                Expect(await _driver.Send(nobody, request with { What = "no token" }), 200);
                continue;
            }

            if (!operation.IsWebSocket)
            {
                Expect(await _driver.Send(nobody, request with { What = "no token" }), 401);
            }

            foreach (var (what, header) in WrongTokens())
            {
                Expect(
                    await _driver.Send(nobody, request.With("Authorization", header) with { What = what }), 401);
            }
        }

        _driver.Demand();
    }

    [Fact]
    public async Task A_role_that_is_too_small_is_refused_and_one_that_is_large_enough_is_not()
    {
        var revokesAll = fixture.Contract.Operations.Single(o => o.Name == "revoke_all_tokens");
        foreach (var operation in fixture.Contract.Operations.Where(o => o.NeedsToken).Except([revokesAll]))
        {
            foreach (var role in Roles)
            {
                using var client = fixture.Node.Client(await Token(role));
                var answer = await _driver.Send(client, await fixture.Good.Of(operation) with { What = $"as {role}" });
                var isAllowed = Array.IndexOf(Roles, role) >= Array.IndexOf(Roles, operation.LeastRole);
                if (isAllowed == answer.Status is 401 or 403 && operation.Name != OfAdminsWork)
                {
                    _driver.Find(answer, $"a {role} {(isAllowed ? "was kept out" : "was let in")}");
                }
            }
        }

        Assert.All(fixture.Contract.Operations.Where(o => o.NeedsToken), o => Assert.Contains(o.LeastRole, Roles));
        _driver.Demand();
    }

    [Fact]
    public async Task What_is_out_of_scope_is_neither_changed_nor_seen()
    {
        using var client = fixture.Node.Client(
            await fixture.World.Token("trader", portfolio: ApiWorld.Elsewhere));
        foreach (var operation in fixture.Contract.Operations.Where(o => o.NeedsToken && o.LeastRole != "admin"))
        {
            var request = await fixture.Good.Of(operation) with { What = "out of scope" };
            var answer = await _driver.Send(client, request);
            if (answer.IsGood && (request.NamesThePortfolio
                || answer.Text.Contains(ApiWorld.Portfolio, StringComparison.Ordinal)))
            {
                _driver.Find(answer, "another's portfolio was seen or changed");
            }
        }

        _driver.Demand();
    }

    private async Task<string> Token(string role) =>
        role == "admin" ? fixture.Node.AdminToken : await fixture.World.Token(role);

    // Never twice the same id: guesses at one are locked out, which is tested elsewhere.
    private IEnumerable<(string What, string Header)> WrongTokens()
    {
        var id = (++_guesses).ToString("x12", CultureInfo.InvariantCulture);
        yield return ("an unknown token", $"Bearer atk_{id}_{new string('0', 64)}");
        yield return ("no token at all", "Bearer nonsense");
        yield return ("another scheme", "Basic YTpi");
    }

    private void Expect(ApiAnswer answer, int status)
    {
        if (answer.Status != status)
        {
            _driver.Find(answer, $"not answered with {status}");
        }
    }
}
