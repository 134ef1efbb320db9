package se.inkopsnavet.neighbourhood.sms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** An SMS centre that speaks SMPP 3.4. It keeps its own record of what it took. */
public final class SmppNeighbour implements AutoCloseable {

    public static final String USER = "kommunen";
    public static final String PASSWORD = "smpp1234";

    /** Costs nothing where all goes well; a hub that is busy with other things has not gone. */
    private static final int PATIENCE_MILLIS = 60_000;

    private final SMPPServerSessionListener door;
    private final Clock clock;
    private final int port;
    private final List<TakenSms> taken = new CopyOnWriteArrayList<>();
    private final List<byte[]> octets = new CopyOnWriteArrayList<>();
    private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
    private final Queue<SmsWhim> whims = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "smpp-neighbour");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean open = true;

    private SmppNeighbour(int port, Clock clock) throws IOException {
        this.clock = clock;
        // The library does not tell which port it was given, and one that were let go of in between could be somebody
        // else's.
        ServerSocket listening = new ServerSocket(port);
        this.port = listening.getLocalPort();
        this.door = new SMPPServerSessionListener(this.port, new Listening(listening));
        door.setInitiationTimer(PATIENCE_MILLIS);
        door.setMessageReceiverListener(new Centre());
        threads.execute(this::accept);
    }

    /** @param port 0 for any that is free */
    public static SmppNeighbour open(int port, Clock clock) {
        try {
            return new SmppNeighbour(port, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public void next(SmsWhim... some) {
        whims.addAll(Arrays.asList(some));
    }

    public List<TakenSms> taken() {
        return List.copyOf(taken);
    }

    /** The short message as it came, oldest first. */
    public List<byte[]> octets() {
        return List.copyOf(octets);
    }

    /** How many lines are bound just now. */
    public long bound() {
        return sessions.stream()
                .filter(session -> session.getSessionState().isBound())
                .count();
    }

    /** Tells whoever is bound what became of a message. @param stat of SMPP 3.4 appendix B, such as {@code DELIVRD} @return whether it was taken */
    public boolean tell(TakenSms sms, String stat) {
        String receipt = "id:" + sms.id() + " sub:001 dlvrd:001 submit date:2611291015 done date:2611291016 stat:"
                + stat + " err:000 text:";
        return deliver(sms, receipt, (byte) 0x04);
    }

    /** What somebody writes back. */
    public boolean reply(TakenSms sms, String words) {
        return deliver(sms, words, (byte) 0);
    }

    private boolean deliver(TakenSms sms, String words, byte esmClass) {
        SMPPServerSession session = sessions.stream()
                .filter(each -> each.getSessionState().isBound())
                .findFirst()
                .orElseThrow();
        try {
            session.deliverShortMessage(
                    "",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    sms.to(),
                    TypeOfNumber.ALPHANUMERIC,
                    NumberingPlanIndicator.UNKNOWN,
                    sms.sender(),
                    new ESMClass(esmClass),
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    DataCodings.ZERO,
                    words.getBytes(StandardCharsets.US_ASCII));
            return true;
        } catch (NegativeResponseException no) {
            return false;
        } catch (PDUException | ResponseTimeoutException | InvalidResponseException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void accept() {
        while (open) {
            try {
                SMPPServerSession session = door.accept();
                session.setTransactionTimer(PATIENCE_MILLIS);
                sessions.add(session);
                threads.execute(() -> bind(session));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void bind(SMPPServerSession session) {
        try {
            BindRequest request = session.waitForBind(PATIENCE_MILLIS);
            if (USER.equals(request.getSystemId()) && PASSWORD.equals(request.getPassword())) {
                request.accept("centre");
            } else {
                request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
            }
        } catch (TimeoutException | IOException | PDUStringException | IllegalStateException gone) {
            session.close();
        }
    }

    @Override
    public void close() throws IOException {
        open = false;
        closing.countDown();
        door.close();
        sessions.forEach(SMPPServerSession::close);
        threads.shutdownNow();
    }

    private final class Centre implements ServerMessageReceiverListener {

        @Override
        public SubmitSmResult onAcceptSubmitSm(SubmitSm call, SMPPServerSession session)
                throws ProcessRequestException {
            SmsWhim whim = whims.poll();
            if (whim == null) {
                return new SubmitSmResult(named(take(call).id()), null);
            }
            if (whim.name().endsWith("_AFTER")) {
                take(call);
            }
            switch (whim) {
                case BUSY -> throw new ProcessRequestException("later", SMPPConstant.STAT_ESME_RTHROTTLED);
                case REFUSED -> throw new ProcessRequestException("number", SMPPConstant.STAT_ESME_RINVDSTADR);
                case RESET_BEFORE, RESET_AFTER -> session.close();
                default -> silence();
            }
            throw new ProcessRequestException("gone", SMPPConstant.STAT_ESME_RSYSERR);
        }

        private TakenSms take(SubmitSm call) {
            octets.add(call.getShortMessage());
            TakenSms sms = new TakenSms(
                    "smsc" + (taken.size() + 1),
                    call.getDestAddress(),
                    new String(call.getShortMessage(), StandardCharsets.ISO_8859_1),
                    call.getSourceAddr(),
                    clock.instant(),
                    Map.of("validity_period", call.getValidityPeriod()));
            taken.add(sms);
            return sms;
        }

        private static MessageId named(String id) {
            try {
                return new MessageId(id);
            } catch (PDUStringException tooLong) {
                throw new IllegalStateException(tooLong);
            }
        }

        private void silence() {
            try {
                closing.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        }

        private static ProcessRequestException unknown() {
            return new ProcessRequestException("unknown", SMPPConstant.STAT_ESME_RINVCMDID);
        }

        @Override
        public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti call, SMPPServerSession session)
                throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public QuerySmResult onAcceptQuerySm(QuerySm call, SMPPServerSession session) throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public void onAcceptReplaceSm(ReplaceSm call, SMPPServerSession session) throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public void onAcceptCancelSm(CancelSm call, SMPPServerSession session) throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public BroadcastSmResult onAcceptBroadcastSm(org.jsmpp.bean.BroadcastSm call, SMPPServerSession session)
                throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public void onAcceptCancelBroadcastSm(org.jsmpp.bean.CancelBroadcastSm call, SMPPServerSession session)
                throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public QueryBroadcastSmResult onAcceptQueryBroadcastSm(
                org.jsmpp.bean.QueryBroadcastSm call, SMPPServerSession session) throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm call, Session session) throws ProcessRequestException {
            throw unknown();
        }
    }
}
