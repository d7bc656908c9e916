Console.WriteLine("ActorTrading");
