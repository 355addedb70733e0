import NIOCore

/// Tells the registry of each connection that the listener takes, before anything else is done with it.
final class ArrivalHandler: ChannelInboundHandler {
    typealias InboundIn = any Channel

    private let registry: ConnectionRegistry

    init(_ registry: ConnectionRegistry) { self.registry = registry }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        registry.arrived(unwrapInboundIn(data))
        context.fireChannelRead(data)
    }
}

/// Tells the registry once a connection is served.
final class SettlementHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let registry: ConnectionRegistry

    init(_ registry: ConnectionRegistry) { self.registry = registry }

    func channelActive(context: ChannelHandlerContext) {
        registry.settled(context.channel)
        context.fireChannelActive()
    }
}
