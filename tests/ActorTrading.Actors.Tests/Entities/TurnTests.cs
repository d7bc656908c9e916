using ActorTrading.Actors.Entities;

namespace ActorTrading.Actors.Tests.Entities;

public sealed class TurnTests
{
    [Fact]
    public void Events_are_folded_in_order_and_the_reply_names_the_last_sequence()
    {
        var bench = new Bench();

        var first = bench.Ask("a", new TallyCommand.Add(5));
        var second = bench.Ask("a", new TallyCommand.AddAll(1, 2, 3));

        Assert.Equal(new CommandResult.Accepted(1, 1, false), first);
        Assert.Equal(new CommandResult.Accepted(4, 3, false), second);
        Assert.Equal(new TallyState(11, "a:a5,a1,a2,a3,"), bench.State("a"));
    }

    [Fact]
    public void Commands_of_one_entity_take_their_turns_in_the_order_of_arrival()
    {
        var bench = new Bench();

        for (var i = 1; i <= 200; i++)
        {
            Assert.True(bench.Host.Tell(Bench.Id("a"), new TallyCommand.Add(i)));
        }

        bench.Scheduler.RunUntilIdle();

        Assert.Equal("a:" + string.Concat(Enumerable.Range(1, 200).Select(i => $"a{i},")), bench.State("a").Trail);
    }

    [Fact]
    public void A_turn_decides_then_reacts_and_recovers_only_once()
    {
        var bench = new Bench();

        bench.Ask("a", new TallyCommand.Add(5));
        bench.Ask("a", new TallyCommand.Add(6));

        Assert.Equal(
            [
                "recovered a total 0", "decide Add", "react a added 5 total 5",
                "decide Add", "react a added 6 total 11",
            ],
            bench.Trace);
    }

    [Fact]
    public void A_satisfied_command_is_accepted_without_an_event()
    {
        var bench = new Bench();
        bench.Ask("a", new TallyCommand.Add(5));

        Assert.Equal(new CommandResult.Accepted(1, 0, false), bench.Ask("a", new TallyCommand.Touch()));
        Assert.Equal(1, bench.View("a").Sequence);
    }

    [Fact]
    public void A_refusal_is_answered_and_changes_nothing()
    {
        var bench = new Bench();

        var answer = bench.Ask("a", new TallyCommand.Decline());

        Assert.Equal(new CommandResult.Refused(new EntityRefusal("declined", "As asked.")), answer);
        Assert.Equal(0, bench.View("a").Sequence);
    }

    [Fact]
    public void A_reaction_can_tell_another_entity()
    {
        var bench = new Bench();

        bench.Ask("a", new TallyCommand.Forward("b", 7));

        Assert.Equal(7, bench.State("b").Total);
    }

    [Fact]
    public void A_command_of_another_type_or_to_an_unknown_type_is_a_defect()
    {
        var bench = new Bench();

        Assert.Throws<ArgumentException>(() => bench.Host.Tell(Bench.Id("a"), "not a command"));
        Assert.Throws<ArgumentException>(() => bench.Host.Tell(new EntityId("nobody", "a"), new TallyCommand.Touch()));
        Assert.Throws<ArgumentException>(() => bench.Host.Register(new TallyDefinition()));
    }

    [Fact]
    public void A_full_mailbox_refuses_visibly_and_takes_commands_again_once_emptied()
    {
        var bench = new Bench(settings: new EntitySettings { Mailbox = new() { Capacity = 3 } });
        var touch = new TallyCommand.Touch();

        Assert.All(Enumerable.Range(0, 3), _ => Assert.True(bench.Host.Tell(Bench.Id("a"), touch)));
        Assert.False(bench.Host.Tell(Bench.Id("a"), touch));
        var asked = Bench.Settled(bench.Host.Ask(Bench.Id("a"), touch));
        bench.Scheduler.RunUntilIdle();

        Assert.Equal(UnavailableCode.MailboxFull, Assert.IsType<CommandResult.Unavailable>(asked).Code);
        Assert.IsType<CommandResult.Accepted>(bench.Ask("a", touch));
    }
}
