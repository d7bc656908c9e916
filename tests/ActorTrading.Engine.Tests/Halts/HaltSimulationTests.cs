using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Halts;

namespace ActorTrading.Engine.Tests.Halts;

/// <summary>
/// Random days of a node: entries, halts, lowerings, hanging and failing journals, crashes, in random interleavings.
/// Whatever happens, after a halt has answered the venue gets nothing new within its scope that may open a position,
/// and nothing of that kind is left working there.
/// </summary>
public sealed class HaltSimulationTests
{
    private const int Seeds = 60;
    private const int Steps = 80;

    private static readonly string[] Portfolios = ["p1", "p2", "p3"];

    private static readonly HaltScope[] Scopes =
    [
        HaltScope.Cluster, HaltScope.Of(new AccountId("a1")), HaltScope.Of(new AccountId("a2")),
        HaltScope.Of(new PortfolioId("p1")), HaltScope.Of(new PortfolioId("p2")),
        HaltScope.Of(Orders.Btc), HaltScope.Of(Orders.Eth),
    ];

    [Fact]
    public void After_a_halt_has_answered_nothing_that_may_open_reaches_the_venue()
    {
        var (opened, cancelled) = (0, 0);
        for (var seed = 1ul; seed <= Seeds; seed++)
        {
            var asked = new Day(seed).Play();
            opened += asked.Count(a => a.StartsWith("open", StringComparison.Ordinal));
            cancelled += asked.Count(a => a.StartsWith("cancel", StringComparison.Ordinal));
        }

        Assert.True(opened > Seeds && cancelled > Seeds, $"{opened} orders and {cancelled} cancels prove little.");
    }

    private sealed class Day
    {
        private readonly ulong _seed;
        private readonly SeededRandom _random;
        private readonly HaltLab _lab;
        private readonly HashSet<HaltScope> _forbidden = [];
        private readonly List<(HaltScope Scope, Task<LowerResult> Work)> _lowerings = [];
        private int _looked;

        public Day(ulong seed)
        {
            (_seed, _random) = (seed, new SeededRandom(seed));
            _lab = new HaltLab(seed, RunOrder.Seeded).Run("p1").Run("p2").Run("p3", "a2").Quote(100m);
            _lab.Forbids = o => _forbidden.Any(s => s.Touches(o.Account, o.Portfolio, o.Spec.Symbol));
        }

        public List<string> Play()
        {
            for (var step = 0; step < Steps; step++)
            {
                Step();
                Check($"seed {_seed}, step {step}");
            }

            End();
            return _lab.Asked;
        }

        private void Step()
        {
            switch (_random.Next(12))
            {
                case < 4:
                    _lab.PostBuy(Any(Portfolios), _random.Next(2) == 0 ? Orders.Btc : Orders.Eth, _random.Next(2) == 0);
                    break;
                case 4:
                    _lab.Scheduler.RunUntilIdle();
                    break;
                case 5:
                    _lab.Quote(90m + _random.Next(20));
                    break;
                case 6:
                    Raise(Any(Scopes));
                    break;
                case 7:
                    Lower(Any(Scopes));
                    break;
                case 8:
                    _lab.Journal.Holds = !_lab.Journal.Holds;
                    break;
                case 9:
                    _lab.Journal.Release();
                    break;
                case 10:
                    _lab.Pass(TimeSpan.FromSeconds(_random.Next(20)));
                    break;
                default:
                    Restart();
                    break;
            }
        }

        private void Raise(HaltScope scope)
        {
            var level = _random.Next(2) == 0 ? HaltLevel.Halted : HaltLevel.ReduceOnly;
            var receipt = _lab.Raise(scope, flatten: _random.Next(3) == 0, level);
            Assert.True(receipt.InMemory.IsDone && receipt.Cancels.IsDone, $"seed {_seed}");
            _forbidden.Add(scope);
            Assert.DoesNotContain(_lab.Working, o => scope.Touches(o.Account, o.Portfolio, o.Spec.Symbol));
        }

        // From here on the halt may be gone at any time, unless somebody raises it again.
        private void Lower(HaltScope scope)
        {
            _forbidden.Remove(scope);
            _lowerings.Add((scope, Lowering(scope)));
        }

        private async Task<LowerResult> Lowering(HaltScope scope)
        {
            var asked = await _lab.Desk.RequestLower(new(scope, HaltLevel.None, "calm", "ben", _lab.Now));
            return asked is LowerResult.CodeGiven given
                ? await _lab.Desk.ConfirmLower(scope, given.Lowering.Code, "ben")
                : asked;
        }

        // A crash forgets what is held; the lab's journal would not, so it happens while nothing is.
        private void Restart()
        {
            if (_lab.Journal.Holds || _lab.Journal.Release())
            {
                return;
            }

            _lab.Restart();
            foreach (var portfolio in Portfolios)
            {
                _lab.Portfolio(portfolio);
            }

            _lowerings.Clear();
        }

        private void Check(string when)
        {
            foreach (var order in _lab.Opened.Skip(_looked))
            {
                Assert.False(
                    order.Forbidden,
                    $"{when}: {order.Order.Id} was sent under {string.Join(", ", _forbidden)}.");
            }

            _looked = _lab.Opened.Count;
        }

        private void End()
        {
            HaltDeskTests.ReleaseAll(_lab);
            _lab.Pass(TimeSpan.FromMinutes(2));
            Check($"seed {_seed}, end");
            var standing = _lab.Switch.InForce.Standing;
            Assert.Empty(_lab.Desk.Status.Unrecorded);
            Assert.Equal(0, _lab.Desk.Status.UntoldCount);
            Assert.True(standing.IsSameAs(_lab.File.Read()), $"seed {_seed}: the file differs.");
            Assert.True(standing.IsSameAs(_lab.Register().Standing), $"seed {_seed}: the record differs.");
            Assert.All(_forbidden, s => Assert.NotEqual(HaltLevel.None, standing.Halts.LevelOf(s)));
            foreach (var portfolio in Portfolios.Select(_lab.Portfolio))
            {
                var known = portfolio.Halts.Raised.Values.Select(h => (h.Scope, h.Level));
                var wanted = standing.Halts.Raised.Values
                    .Where(h => h.Scope.Kind != HaltScopeKind.Portfolio && Reaches(h.Scope, portfolio))
                    .Select(h => (h.Scope, h.Level));
                Assert.Equal(wanted, known.Where(h => h.Scope.Kind != HaltScopeKind.Portfolio));
            }
        }

        private static bool Reaches(HaltScope scope, Portfolio portfolio) =>
            scope.Kind != HaltScopeKind.Account || scope.Target == portfolio.Account.Value;

        private T Any<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
    }
}
