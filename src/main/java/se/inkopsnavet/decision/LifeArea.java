package se.inkopsnavet.decision;

/** A life area (livsområde) of IBIC in which help was granted, as far as it says how the client is to be reminded (SKR-22 to SKR-24). A client may have both. */
public enum LifeArea {
    /** Att genomföra daglig rutin: begins, and forgets to go through with it. */
    DAILY_ROUTINE,
    /** Att använda utrustning och teknik för kommunikation: cannot handle a screen or a telephone. */
    USE_TECHNOLOGY
}
