using ActorTrading.Actors.Mailboxes;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Actors.Tests.Entities;

namespace ActorTrading.Actors.Tests.Mailboxes;

public sealed class CellTests
{
    private readonly DeterministicScheduler _scheduler = new(1, Bench.Start);

    [Fact]
    public void A_cell_yields_after_its_budget_so_that_others_get_their_turn()
    {
        var trace = new List<string>();
        var limits = new MailboxLimits { Throughput = 2 };
        var first = Cell("a");
        var second = Cell("b");
        for (var i = 1; i <= 5; i++)
        {
            first.Tell(i);
            second.Tell(i);
        }

        _scheduler.RunUntilIdle();

        Assert.Equal(["a1", "a2", "b1", "b2", "a3", "a4", "b3", "b4", "a5", "b5"], trace);

        MessageCell<int> Cell(string name) =>
            new(_scheduler, n => trace.Add($"{name}{n}"), (_, cause) => throw cause, limits);
    }

    [Fact]
    public void Messages_sent_while_handling_come_after_those_that_wait_and_count_for_the_bound()
    {
        var trace = new List<int>();
        var taken = new List<bool>();
        MessageCell<int>? cell = null;
        cell = new MessageCell<int>(
            _scheduler,
            n =>
            {
                trace.Add(n);
                if (n == 1)
                {
                    taken.AddRange(Enumerable.Range(10, 3).Select(sent => cell!.Tell(sent)));
                }
            },
            (_, cause) => throw cause,
            new MailboxLimits { Capacity = 4 });
        Assert.All(Enumerable.Range(1, 3), n => Assert.True(cell.Tell(n)));

        _scheduler.RunUntilIdle();

        Assert.Equal([1, 2, 3, 10, 11], trace);
        Assert.Equal([true, true, false], taken);
        Assert.Equal(0, cell.Pending);
    }

    [Fact]
    public void A_handler_that_throws_is_reported_and_the_cell_goes_on()
    {
        var handled = new List<int>();
        var failed = new List<(int Message, string Cause)>();
        var cell = new MessageCell<int>(
            _scheduler,
            n => handled.Add(n == 2 ? throw new InvalidOperationException("Two.") : n),
            (message, cause) => failed.Add((message, cause.Message)));
        Assert.All(Enumerable.Range(1, 3), n => Assert.True(cell.Tell(n)));

        _scheduler.RunUntilIdle();

        Assert.Equal([1, 3], handled);
        Assert.Equal([(2, "Two.")], failed);
    }

    [Fact]
    public void System_items_are_handled_before_messages_even_those_that_a_run_has_taken_over()
    {
        var cell = new TracingCell(_scheduler);
        cell.Send("m1", system: false);
        cell.Send("m2", system: false);
        cell.Send("s1", system: true);
        cell.OnHandled["m1"] = () => cell.Send("s2", system: true);
        cell.OnHandled["m2"] = () => cell.Send("s3", system: true);

        _scheduler.RunUntilIdle();

        Assert.Equal(["s1", "m1", "s2", "m2", "s3"], cell.Trace);
    }

    [Fact]
    public void A_held_cell_handles_system_items_only_and_then_goes_on_where_it_stopped()
    {
        var cell = new TracingCell(_scheduler);
        cell.OnHandled["m1"] = () => cell.Hold(true);
        cell.OnHandled["s2"] = () => cell.Hold(false);
        cell.Send("m1", system: false);
        cell.Send("m2", system: false);
        _scheduler.RunUntilIdle();
        cell.Send("m3", system: false);
        cell.Send("s1", system: true);
        _scheduler.RunUntilIdle();
        Assert.Equal(["m1", "s1"], cell.Trace);

        cell.Send("s2", system: true);
        _scheduler.RunUntilIdle();

        Assert.Equal(["m1", "s1", "s2", "m2", "m3"], cell.Trace);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_item_that_comes_between_the_last_look_and_going_idle_is_handled(bool system)
    {
        var cell = new TracingCell(_scheduler);
        cell.OnDrained.Enqueue(() => cell.Send("late", system));
        cell.Send("m1", system: false);

        _scheduler.RunUntilIdle();
        Assert.Equal(["m1", "late"], cell.Trace);

        cell.Send("m2", system: false);
        _scheduler.RunUntilIdle();
        Assert.Equal(["m1", "late", "m2"], cell.Trace);
    }

    private sealed class TracingCell(IEntityScheduler scheduler) : Cell(scheduler, MailboxLimits.Default)
    {
        public List<string> Trace { get; } = [];

        public Dictionary<string, Action> OnHandled { get; } = [];

        public Queue<Action> OnDrained { get; } = new();

        public void Send(string name, bool system)
        {
            var item = new Named(name);
            Assert.Equal(PostOutcome.Posted, system ? PostSystem(item) : Post(item));
        }

        public void Hold(bool held) => Held = held;

        protected override void Drained()
        {
            if (OnDrained.TryDequeue(out var act))
            {
                act();
            }
        }

        protected override void Handle(MailItem item) => Note((Named)item);

        protected override void HandleSystem(MailItem item) => Note((Named)item);

        private void Note(Named item)
        {
            Trace.Add(item.Name);
            OnHandled.GetValueOrDefault(item.Name)?.Invoke();
        }

        private sealed class Named(string name) : MailItem
        {
            public string Name { get; } = name;
        }
    }
}
