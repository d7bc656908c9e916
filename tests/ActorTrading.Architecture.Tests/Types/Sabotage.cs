using System.Diagnostics;

namespace ActorTrading.Architecture.Tests.Types;

/// <summary>Types that break the rules on types, so that the rules are seen red.</summary>
internal static class Sabotage
{
    public abstract record OpenUnion
    {
        public sealed record First : OpenUnion;
    }

    public static class Remembering
    {
        private static int Calls;

        public static int Next() => ++Calls;
    }

    public abstract record Wish
    {
        private Wish()
        {
        }

        public sealed record Granted : Wish;

        public sealed record Forgotten : Wish;
    }

    public static class ForgetfulDecider
    {
        public static string Initial => "";

        public static string Decide(string state, Wish wish) => wish switch
        {
            Wish.Granted => state,
            _ => throw new UnreachableException(),
        };

        public static string Evolve(string state, Wish wish) => Decide(state, wish);
    }
}
