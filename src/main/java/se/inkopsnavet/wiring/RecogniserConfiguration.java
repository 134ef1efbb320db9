package se.inkopsnavet.wiring;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.inkopsnavet.command.Recogniser;
import se.inkopsnavet.ledger.Marks;
import se.inkopsnavet.privacy.BlindIndex;
import se.inkopsnavet.privacy.KeyFiles;

/** What it takes to recognise a file: the database and the key of the marks, and nothing that opens what is stored. */
class RecogniserConfiguration {

    @Bean
    Recogniser recogniser(JdbcClient jdbc, HubProperties hub) {
        return new Recogniser(
                jdbc, new Marks(new BlindIndex(KeyFiles.indexKey(hub.keys().index()))));
    }
}
