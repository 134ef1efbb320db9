package se.inkopsnavet.wiring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;
import se.inkopsnavet.document.FormFiles;
import se.inkopsnavet.document.RecordSteps;
import se.inkopsnavet.intake.Receipts;
import se.inkopsnavet.ledger.BusinessKeys;
import se.inkopsnavet.ledger.Checkpoint;
import se.inkopsnavet.ledger.ExchangeLog;
import se.inkopsnavet.ledger.Messages;
import se.inkopsnavet.ledger.Parts;
import se.inkopsnavet.ledger.PayloadStore;
import se.inkopsnavet.privacy.BlindIndex;

/** What all forms share. */
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

    @Bean
    FormFiles formFiles(
            PayloadStore payloads,
            Parts parts,
            Messages messages,
            BusinessKeys keys,
            BlindIndex index,
            Receipts receipts,
            TransactionTemplate transaction,
            ExchangeLog log,
            Checkpoint checkpoint) {
        return new FormFiles(payloads, parts, messages, keys, index, receipts, transaction, log, checkpoint);
    }

    @Bean
    RecordSteps recordSteps(
            PayloadStore payloads, Messages messages, TransactionTemplate transaction, ExchangeLog log) {
        return new RecordSteps(payloads, messages, transaction, log);
    }
}
