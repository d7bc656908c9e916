namespace ActorTrading.Host.Http.Problems;

/// <summary>Ends a request with a problem, from where no result can be returned.</summary>
public sealed class ProblemException(Problem problem) : Exception(problem.Code)
{
    public Problem Problem { get; } = problem;
}
