"""The verb of an operationId: what is done, told from what it is done to."""

from toolkit.words import word_set

Words = tuple[str, ...]  # as the source spells them

# What operations of Azure do. Of two hundred services these are all but the rarest.
VERBS = word_set("""
    Abandon Abort Accept Acknowledge Acquire Activate Add Adopt Allocate Allow Analyze Append Apply Approve
    Archive Assess Assign Associate Attach Authenticate Authorize Backup Batch Begin Block Break Build
    Calculate Call Cancel Change Check Claim Clean Clear Clone Close Collect Commit Compare Complete Compute
    Configure Confirm Connect Consent Consolidate Convert Copy Count Create Deactivate Deallocate Decline
    Decrypt Define Delete Deliver Deny Deploy Deprovision Deregister Describe Detach Detect Determine
    Diagnose Diff Disable Disassociate Disconnect Discover Dismiss Distribute Download Drain Drop Elevate
    Empty Enable Encrypt End Enforce Enroll Enumerate Erase Estimate Evaluate Evict Exchange Execute Expand
    Expire Export Extend Extract Fail Failover Fetch Filter Finalize Find Finish Flush Force Forecast
    Generate Get Grant Hibernate Identify Import Increase Ingest Initialize Initiate Inquire Insert Inspect
    Install Invalidate Invite Invoke Issue Join Kill Launch Link List Load Lock Log Lookup Manage Mark Match
    Merge Migrate Modify Monitor Mount Move Notify Offline Onboard Online Open Override Package Patch Pause
    Perform Ping Poll Populate Post Power Prepare Preview Process Promote Propagate Protect Provide
    Provision Publish Pull Purchase Purge Push Put Query Read Reauthorize Reboot Rebuild Recalculate Receive
    Reconcile Reconfigure Reconnect Recover Recycle Redeploy Redirect Reestablish Refresh Regenerate
    Register Reimage Reindex Reissue Reject Relaunch Release Reload Relocate Remediate Remove Rename Renew
    Reopen Repair Replace Replay Replicate Reprocess Reprotect Reprovision Rerun Rescan Resend Reserve Reset
    Resize Resolve Restart Restore Resubmit Resume Resync Retarget Retire Retrieve Retry Revalidate Reveal
    Reverse Revert Review Revoke Rollback Rotate Run Save Scale Scan Schedule Search Select Send Set Show
    Shut Shutdown Simulate Skip Snooze Split Start Stop Submit Subscribe Summarize Suspend Swap Switch Sync
    Synchronize Terminate Test Track Train Transfer Transform Transition Translate Trigger Trim Troubleshoot
    Truncate Unassign Unblock Undelete Undeploy Undo Uninstall Unlink Unlock Unmount Unprepare Unprotect
    Unregister Unschedule Unsubscribe Unsuspend Update Upgrade Upload Validate Verify View Wait Withdraw
    Write
""")
# With what the name of a GET may start; anything else is what is got.
_READING = word_set("""
    Calculate Check Describe Diff Discover Download Enumerate Export Find Get List Lookup Poll
    Preview Query Read Resolve Retrieve Search Show Test Validate View
""")
# What stands for a verb of its own after what it is done to: `PoolChange`, `DefaultGet`.
_BEHIND = word_set("Change Create Delete Download Get List Query Send Update")
# With what the name of something that is done starts, as of something that is known it does not.
_DONE = word_set("Capture Failover Failback Migration Operation")
# Endings of nouns, of one word that is not known.
_NOUN_ENDINGS = ("age", "alth", "ance", "data", "er", "ion", "ity", "ment", "ness", "s", "us")

_PARTICLES = word_set("Back Down Off On Out Over Up")
_WITH_PARTICLE = word_set("Fail Power Scale Shut")
_CREATE_OR_UPDATE = ("Create", "Or", "Update")
_SAID_OTHERWISE: dict[Words, Words] = {
    ("Put",): _CREATE_OR_UPDATE,
    ("Create", "Update"): _CREATE_OR_UPDATE,
    ("Patch",): ("Update",),
}
_OF_METHOD: dict[str, Words] = {
    "get": ("Get",),
    "head": ("Check",),
    "put": _CREATE_OR_UPDATE,
    "patch": ("Update",),
    "delete": ("Delete",),
}


def verb_and_rest(words: Words, method: str) -> tuple[Words, Words]:
    """Return the words that make the verb, and the others; where none is a verb, one that fits the method."""
    words = _without_prefix(words)
    if not starts_with_verb(words) or (method == "get" and words[0] not in _READING):
        if len(words) > 1 and words[-1] in _BEHIND:
            return _SAID_OTHERWISE.get(words[-1:], words[-1:]), words[:-1]
        return _OF_METHOD.get(method, ("Run",) if words[-1] in _DONE else ("Get",)), words
    length = 1
    while words[length : length + 1] in {("Or",), ("And",)} and len(words) > length + 1:
        length += 2
    if words[length : length + 1] and words[length] in _PARTICLES and words[0] in _WITH_PARTICLE:
        length += 1
    return _SAID_OTHERWISE.get(words[:length], words[:length]), words[length:]


def starts_with_verb(words: Words) -> bool:
    """Whether the first word is a verb: a known one, or an unknown one that stands alone and is no noun."""
    if words[0] in VERBS or words[0].removeprefix("Re").capitalize() in VERBS:
        return words[:2] != ("Failover", "Priority")
    return len(words) == 1 and not words[0].endswith(_NOUN_ENDINGS)


def _without_prefix(words: Words) -> Words:
    """Return `BeginStart` as Start, and `ReInitialize` as Reinitialize."""
    if len(words) > 1 and words[0] == "Begin":
        return words[1:]
    if len(words) > 1 and words[0] == "Re":
        return (f"Re{words[1].lower()}", *words[2:])
    return words
