using System.CommandLine;

return new RootCommand("atc steers an ActorTrading node over HTTP.").Parse(args).Invoke();
