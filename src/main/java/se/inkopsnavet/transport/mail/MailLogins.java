package se.inkopsnavet.transport.mail;

/** Where the secrets of mail servers are looked up. Routes name a login and never hold it, so it stands in no route dump or endpoint address. */
@FunctionalInterface
public interface MailLogins {

    /** @throws se.inkopsnavet.fault.FaultException CONFIGURATION: no such login */
    MailLogin named(String name);
}
