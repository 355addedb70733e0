// Only a call: whatever stands here runs on the main actor, and what it captures would be bound to it.
AvalCommand.main()
