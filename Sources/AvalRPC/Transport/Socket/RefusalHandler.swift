import NIOCore

/// A client that came when there were too many: it is told so, and its connection closes.
final class RefusalHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let loop: LoopContext

    init(loop: LoopContext) {
        self.loop = loop
    }

    func channelActive(context: ChannelHandlerContext) {
        var output = LineOutput()
        output.appendAnswer { loop.worker.answerTooManyConnections(into: &$0) }
        // A short line into an empty socket is taken at once, so closing loses nothing of it; and a client that does
        // not read must not keep one of the last file descriptors.
        context.writeAndFlush(wrapOutboundOut(output.buffer), promise: nil)
        context.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
