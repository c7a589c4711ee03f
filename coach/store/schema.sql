CREATE TABLE about (
	statement_id INTEGER NOT NULL, 
	person_id VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	CONSTRAINT pk_about PRIMARY KEY (statement_id, person_id), 
	CONSTRAINT fk_about_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_about_statement_id FOREIGN KEY(statement_id) REFERENCES statement (id) ON DELETE CASCADE
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE attendance (
	id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	contact_id INTEGER NOT NULL, 
	role VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	session VARCHAR NOT NULL, 
	event_name VARCHAR NOT NULL, 
	event_id INTEGER, 
	CONSTRAINT pk_attendance PRIMARY KEY (id), 
	CONSTRAINT fk_attendance_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE, 
	CONSTRAINT fk_attendance_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE, 
	CONSTRAINT fk_attendance_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE SET NULL
);
CREATE TABLE audience_rule (
	id INTEGER NOT NULL, 
	workspace_id INTEGER NOT NULL, 
	scope VARCHAR NOT NULL, 
	pattern VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	sentences JSON NOT NULL, 
	audience VARCHAR NOT NULL, 
	names JSON NOT NULL, 
	told_by VARCHAR NOT NULL, 
	until DATE, 
	made_on DATE NOT NULL, 
	CONSTRAINT pk_audience_rule PRIMARY KEY (id), 
	CONSTRAINT fk_audience_rule_workspace_id FOREIGN KEY(workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
);
CREATE TABLE brief_guest (
	id INTEGER NOT NULL, 
	workspace_id INTEGER NOT NULL, 
	brief VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	keys JSON NOT NULL, 
	said JSON NOT NULL, 
	CONSTRAINT pk_brief_guest PRIMARY KEY (id), 
	CONSTRAINT fk_brief_guest_workspace_id FOREIGN KEY(workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
);
CREATE TABLE cadence (
	id INTEGER NOT NULL, 
	workspace_id INTEGER NOT NULL, 
	circle VARCHAR NOT NULL, 
	days INTEGER NOT NULL, 
	CONSTRAINT pk_cadence PRIMARY KEY (id), 
	CONSTRAINT fk_cadence_workspace_id FOREIGN KEY(workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
);
CREATE TABLE calendar_entry (
	document_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	starts DATETIME, 
	ends DATETIME, 
	all_day BOOLEAN NOT NULL, 
	location VARCHAR NOT NULL, 
	cancelled BOOLEAN NOT NULL, 
	declined BOOLEAN NOT NULL, 
	series VARCHAR NOT NULL, 
	CONSTRAINT pk_calendar_entry PRIMARY KEY (document_id), 
	CONSTRAINT fk_calendar_entry_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
);
CREATE TABLE candidate (
	left_id VARCHAR NOT NULL, 
	right_id VARCHAR NOT NULL, 
	score DOUBLE NOT NULL, 
	reasons JSON NOT NULL, 
	CONSTRAINT pk_candidate PRIMARY KEY (left_id, right_id), 
	CONSTRAINT fk_candidate_left_id FOREIGN KEY(left_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_candidate_right_id FOREIGN KEY(right_id) REFERENCES person (id) ON DELETE CASCADE
);
CREATE TABLE carried_file (
	name VARCHAR NOT NULL, 
	content VARCHAR NOT NULL, 
	CONSTRAINT pk_carried_file PRIMARY KEY (name)
);
CREATE TABLE chat (
	id INTEGER NOT NULL, 
	workspace_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	named BOOLEAN NOT NULL, 
	CONSTRAINT pk_chat PRIMARY KEY (id), 
	CONSTRAINT fk_chat_workspace_id FOREIGN KEY(workspace_id) REFERENCES workspace (id) ON DELETE CASCADE, 
	CONSTRAINT uq_chat_key UNIQUE ("key")
);
CREATE TABLE chat_turn (
	id INTEGER NOT NULL, 
	workspace_id INTEGER NOT NULL, 
	chat VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	asked VARCHAR NOT NULL, 
	made_on DATE NOT NULL, 
	kind VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	content JSON NOT NULL, 
	CONSTRAINT pk_chat_turn PRIMARY KEY (id), 
	CONSTRAINT fk_chat_turn_workspace_id FOREIGN KEY(workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
);
CREATE TABLE commitment (
	id INTEGER NOT NULL, 
	statement_id INTEGER NOT NULL, 
	by_id VARCHAR, 
	to_id VARCHAR, 
	what VARCHAR NOT NULL, 
	due DATE, 
	occasion JSON NOT NULL, 
	CONSTRAINT pk_commitment PRIMARY KEY (id), 
	CONSTRAINT fk_commitment_statement_id FOREIGN KEY(statement_id) REFERENCES statement (id) ON DELETE CASCADE, 
	CONSTRAINT fk_commitment_by_id FOREIGN KEY(by_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_commitment_to_id FOREIGN KEY(to_id) REFERENCES person (id) ON DELETE CASCADE
);
CREATE TABLE contact (
	id INTEGER NOT NULL, 
	workspace_id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	given VARCHAR NOT NULL, 
	family VARCHAR NOT NULL, 
	nicknames JSON NOT NULL, 
	organisation VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	location VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	dated DATE, 
	extra JSON NOT NULL, 
	person_id VARCHAR, 
	is_user BOOLEAN NOT NULL, version_of INTEGER, 
	CONSTRAINT pk_contact PRIMARY KEY (id), 
	CONSTRAINT fk_contact_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE, 
	CONSTRAINT fk_contact_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL, 
	CONSTRAINT fk_contact_workspace_id FOREIGN KEY(workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
);
CREATE TABLE decision (
	id INTEGER NOT NULL, 
	workspace_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	"left" JSON NOT NULL, 
	"right" JSON NOT NULL, 
	made_on DATE NOT NULL, 
	CONSTRAINT pk_decision PRIMARY KEY (id), 
	CONSTRAINT fk_decision_workspace_id FOREIGN KEY(workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
);
CREATE TABLE document (
	id INTEGER NOT NULL, 
	workspace_id INTEGER NOT NULL, 
	batch_id INTEGER NOT NULL, 
	file_id INTEGER NOT NULL, 
	source VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	external_id VARCHAR NOT NULL, 
	conversation VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	date DATE, 
	active BOOLEAN NOT NULL, 
	event_id INTEGER, 
	CONSTRAINT pk_document PRIMARY KEY (id), 
	CONSTRAINT fk_document_batch_id FOREIGN KEY(batch_id) REFERENCES import_batch (id) ON DELETE CASCADE, 
	CONSTRAINT fk_document_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE SET NULL, 
	CONSTRAINT fk_document_file_id FOREIGN KEY(file_id) REFERENCES source_file (id) ON DELETE CASCADE, 
	CONSTRAINT fk_document_workspace_id FOREIGN KEY(workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
);
CREATE TABLE draft (
	id INTEGER NOT NULL, 
	workspace_id INTEGER NOT NULL, 
	person_ref VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	event VARCHAR NOT NULL, 
	made_on DATE NOT NULL, 
	status VARCHAR NOT NULL, 
	content JSON NOT NULL, sent_as VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_draft PRIMARY KEY (id), 
	CONSTRAINT fk_draft_workspace_id FOREIGN KEY(workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
);
CREATE TABLE event (
	id INTEGER NOT NULL, 
	workspace_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	starts DATE, 
	ends DATE, 
	location VARCHAR NOT NULL, people JSON DEFAULT '[]' NOT NULL, 
	CONSTRAINT pk_event PRIMARY KEY (id), 
	CONSTRAINT fk_event_workspace_id FOREIGN KEY(workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
);
CREATE TABLE file_place (
	id INTEGER NOT NULL, 
	workspace_id INTEGER NOT NULL, 
	batch_id INTEGER NOT NULL, 
	file_id INTEGER NOT NULL, 
	path VARCHAR NOT NULL, 
	root VARCHAR NOT NULL, 
	location VARCHAR NOT NULL, 
	member VARCHAR NOT NULL, 
	size BIGINT NOT NULL, 
	mtime_ns BIGINT NOT NULL, 
	left_by INTEGER, 
	CONSTRAINT pk_file_place PRIMARY KEY (id), 
	CONSTRAINT fk_file_place_workspace_id FOREIGN KEY(workspace_id) REFERENCES workspace (id) ON DELETE CASCADE, 
	CONSTRAINT fk_file_place_batch_id FOREIGN KEY(batch_id) REFERENCES import_batch (id) ON DELETE CASCADE, 
	CONSTRAINT fk_file_place_file_id FOREIGN KEY(file_id) REFERENCES source_file (id) ON DELETE CASCADE, 
	CONSTRAINT fk_file_place_left_by FOREIGN KEY(left_by) REFERENCES import_batch (id) ON DELETE SET NULL
);
CREATE TABLE follow_up_mark (
	id INTEGER NOT NULL, 
	workspace_id INTEGER NOT NULL, 
	person_ref VARCHAR NOT NULL, 
	matter VARCHAR NOT NULL, 
	about VARCHAR NOT NULL, 
	said VARCHAR NOT NULL, 
	until DATE, 
	made_on DATE NOT NULL, 
	source VARCHAR NOT NULL, 
	CONSTRAINT pk_follow_up_mark PRIMARY KEY (id), 
	CONSTRAINT fk_follow_up_mark_workspace_id FOREIGN KEY(workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
);
CREATE TABLE forgotten_key (
	id INTEGER NOT NULL, 
	workspace_id INTEGER NOT NULL, 
	forgetting INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	forgotten_on DATE NOT NULL, 
	CONSTRAINT pk_forgotten_key PRIMARY KEY (id), 
	CONSTRAINT fk_forgotten_key_workspace_id FOREIGN KEY(workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
);
CREATE TABLE identity_key (
	id INTEGER NOT NULL, 
	contact_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	shown VARCHAR NOT NULL, 
	CONSTRAINT pk_identity_key PRIMARY KEY (id), 
	CONSTRAINT fk_identity_key_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE TABLE import_batch (
	id INTEGER NOT NULL, 
	workspace_id INTEGER NOT NULL, 
	made_on DATE NOT NULL, 
	receipt JSON NOT NULL, totals JSON DEFAULT '{}' NOT NULL, 
	CONSTRAINT pk_import_batch PRIMARY KEY (id), 
	CONSTRAINT fk_import_batch_workspace_id FOREIGN KEY(workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
);
CREATE TABLE index_state (
	name VARCHAR NOT NULL, 
	value BLOB NOT NULL, 
	CONSTRAINT pk_index_state PRIMARY KEY (name)
);
CREATE TABLE interaction (
	id INTEGER NOT NULL, 
	person_id VARCHAR NOT NULL, 
	document_id INTEGER NOT NULL, 
	date DATE NOT NULL, 
	channel VARCHAR NOT NULL, 
	CONSTRAINT pk_interaction PRIMARY KEY (id), 
	CONSTRAINT fk_interaction_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE, 
	CONSTRAINT fk_interaction_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
CREATE TABLE kept_phrase (
	id INTEGER NOT NULL, 
	workspace_id INTEGER NOT NULL, 
	mark VARCHAR NOT NULL, 
	phrase VARCHAR NOT NULL, 
	category VARCHAR NOT NULL, 
	reader VARCHAR NOT NULL, 
	audience VARCHAR NOT NULL, 
	firm VARCHAR NOT NULL, 
	made_on DATE NOT NULL, 
	CONSTRAINT pk_kept_phrase PRIMARY KEY (id), 
	CONSTRAINT fk_kept_phrase_workspace_id FOREIGN KEY(workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
);
CREATE TABLE linked (
	document_id INTEGER NOT NULL, 
	CONSTRAINT pk_linked PRIMARY KEY (document_id), 
	CONSTRAINT fk_linked_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
);
CREATE TABLE made_brief (
	id INTEGER NOT NULL, 
	workspace_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	starts DATE, 
	ends DATE, 
	location VARCHAR NOT NULL, 
	made_on DATE NOT NULL, 
	CONSTRAINT pk_made_brief PRIMARY KEY (id), 
	CONSTRAINT fk_made_brief_workspace_id FOREIGN KEY(workspace_id) REFERENCES workspace (id) ON DELETE CASCADE, 
	CONSTRAINT uq_made_brief_key UNIQUE ("key")
);
CREATE TABLE manner_trait (
	id INTEGER NOT NULL, 
	workspace_id INTEGER NOT NULL, 
	language VARCHAR NOT NULL, 
	closeness VARCHAR NOT NULL, 
	trait VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	made_on DATE NOT NULL, 
	CONSTRAINT pk_manner_trait PRIMARY KEY (id), 
	CONSTRAINT fk_manner_trait_workspace_id FOREIGN KEY(workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
);
CREATE TABLE "message" (
	document_id INTEGER NOT NULL, 
	channel VARCHAR NOT NULL, 
	thread VARCHAR NOT NULL, 
	sender_id INTEGER NOT NULL, 
	sent DATETIME, 
	subject VARCHAR NOT NULL, 
	draft BOOLEAN NOT NULL, 
	message_id VARCHAR NOT NULL, 
	in_reply_to VARCHAR NOT NULL, 
	in_group BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_message PRIMARY KEY (document_id), 
	CONSTRAINT fk_message_sender_id FOREIGN KEY(sender_id) REFERENCES contact (id) ON DELETE CASCADE, 
	CONSTRAINT fk_message_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
);
CREATE TABLE note (
	document_id INTEGER NOT NULL, 
	body_start INTEGER NOT NULL, 
	people JSON NOT NULL, 
	event VARCHAR NOT NULL, 
	location VARCHAR NOT NULL, 
	tags JSON NOT NULL, 
	speaker VARCHAR NOT NULL, 
	audience VARCHAR NOT NULL, 
	embargo DATE, 
	front_matter JSON NOT NULL, 
	CONSTRAINT pk_note PRIMARY KEY (document_id), 
	CONSTRAINT fk_note_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
);
CREATE TABLE open_mention (
	id INTEGER NOT NULL, 
	statement_id INTEGER NOT NULL, 
	surface VARCHAR NOT NULL, 
	candidates JSON NOT NULL, 
	CONSTRAINT pk_open_mention PRIMARY KEY (id), 
	CONSTRAINT fk_open_mention_statement_id FOREIGN KEY(statement_id) REFERENCES statement (id) ON DELETE CASCADE
);
CREATE TABLE "outbound_request" (
	id INTEGER NOT NULL, 
	workspace_id INTEGER NOT NULL, 
	sent DATETIME NOT NULL, 
	address VARCHAR NOT NULL, 
	purpose VARCHAR NOT NULL, 
	characters INTEGER NOT NULL, 
	body VARCHAR NOT NULL, 
	outcome VARCHAR NOT NULL, 
	tokens_sent INTEGER DEFAULT 0 NOT NULL, 
	tokens_received INTEGER DEFAULT 0 NOT NULL, 
	tokens_estimated BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_outbound_request PRIMARY KEY (id), 
	CONSTRAINT fk_outbound_request_workspace_id FOREIGN KEY(workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
);
CREATE TABLE participant (
	document_id INTEGER NOT NULL, 
	person_id VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	CONSTRAINT pk_participant PRIMARY KEY (document_id, person_id), 
	CONSTRAINT fk_participant_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE, 
	CONSTRAINT fk_participant_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
CREATE TABLE passage (
	id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	context VARCHAR NOT NULL, 
	embedded BOOLEAN NOT NULL, 
	CONSTRAINT pk_passage PRIMARY KEY (id), 
	CONSTRAINT fk_passage_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
);
CREATE VIRTUAL TABLE passage_text USING fts5(text, context, tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* Co'");
CREATE TABLE person (
	id VARCHAR NOT NULL, 
	workspace_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	aliases JSON NOT NULL, 
	organisation VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	email VARCHAR NOT NULL, naming JSON DEFAULT '[]' NOT NULL, pronoun VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT fk_person_workspace_id FOREIGN KEY(workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
);
CREATE TABLE promise (
	id INTEGER NOT NULL, 
	workspace_id INTEGER NOT NULL, 
	by_id VARCHAR, 
	to_id VARCHAR, 
	what VARCHAR NOT NULL, 
	made DATE, 
	due DATE, 
	status VARCHAR NOT NULL, 
	kept_on DATE, 
	evidence JSON NOT NULL, 
	CONSTRAINT pk_promise PRIMARY KEY (id), 
	CONSTRAINT fk_promise_by_id FOREIGN KEY(by_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_promise_to_id FOREIGN KEY(to_id) REFERENCES person (id) ON DELETE CASCADE, 
	CONSTRAINT fk_promise_workspace_id FOREIGN KEY(workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
);
CREATE TABLE pronoun_sign (
	document_id INTEGER NOT NULL, 
	person_id VARCHAR NOT NULL, 
	he INTEGER NOT NULL, 
	she INTEGER NOT NULL, 
	CONSTRAINT pk_pronoun_sign PRIMARY KEY (document_id, person_id), 
	CONSTRAINT fk_pronoun_sign_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
);
CREATE TABLE recipient (
	document_id INTEGER NOT NULL, 
	contact_id INTEGER NOT NULL, 
	role VARCHAR NOT NULL, 
	CONSTRAINT pk_recipient PRIMARY KEY (document_id, contact_id), 
	CONSTRAINT fk_recipient_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE, 
	CONSTRAINT fk_recipient_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
);
CREATE TABLE source_file (
	id INTEGER NOT NULL, 
	workspace_id INTEGER NOT NULL, 
	batch_id INTEGER NOT NULL, 
	path VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	size INTEGER NOT NULL, 
	replaced_by INTEGER, 
	CONSTRAINT pk_source_file PRIMARY KEY (id), 
	CONSTRAINT fk_source_file_batch_id FOREIGN KEY(batch_id) REFERENCES import_batch (id) ON DELETE CASCADE, 
	CONSTRAINT fk_source_file_replaced_by FOREIGN KEY(replaced_by) REFERENCES import_batch (id) ON DELETE SET NULL, 
	CONSTRAINT fk_source_file_workspace_id FOREIGN KEY(workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
);
CREATE TABLE statement (
	id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	passage_id INTEGER, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	audience VARCHAR NOT NULL, 
	told_by VARCHAR NOT NULL, 
	names JSON NOT NULL, 
	until DATE, 
	marker VARCHAR NOT NULL, stated JSON, cues INTEGER DEFAULT '-1' NOT NULL, 
	CONSTRAINT pk_statement PRIMARY KEY (id), 
	CONSTRAINT fk_statement_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE, 
	CONSTRAINT fk_statement_passage_id FOREIGN KEY(passage_id) REFERENCES passage (id) ON DELETE SET NULL
);
CREATE TABLE table_reading (
	id INTEGER NOT NULL, 
	workspace_id INTEGER NOT NULL, 
	signature VARCHAR NOT NULL, 
	columns JSON NOT NULL, 
	dates VARCHAR NOT NULL, 
	made_on DATE NOT NULL, 
	CONSTRAINT pk_table_reading PRIMARY KEY (id), 
	CONSTRAINT fk_table_reading_workspace_id FOREIGN KEY(workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
);
CREATE TABLE watched_folder (
	id INTEGER NOT NULL, 
	workspace_id INTEGER NOT NULL, 
	path VARCHAR NOT NULL, 
	added_on DATE NOT NULL, 
	CONSTRAINT pk_watched_folder PRIMARY KEY (id), 
	CONSTRAINT fk_watched_folder_workspace_id FOREIGN KEY(workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
);
CREATE TABLE workspace (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	emails JSON NOT NULL, 
	profile VARCHAR NOT NULL, 
	employer VARCHAR NOT NULL, adopted JSON, 
	CONSTRAINT pk_workspace PRIMARY KEY (id)
);
CREATE TABLE written_card (
	id INTEGER NOT NULL, 
	workspace_id INTEGER NOT NULL, 
	mark VARCHAR NOT NULL, 
	event VARCHAR NOT NULL, 
	why VARCHAR NOT NULL, 
	openings JSON NOT NULL, 
	questions JSON NOT NULL, 
	made_on DATE NOT NULL, 
	CONSTRAINT pk_written_card PRIMARY KEY (id), 
	CONSTRAINT fk_written_card_workspace_id FOREIGN KEY(workspace_id) REFERENCES workspace (id) ON DELETE CASCADE, 
	CONSTRAINT uq_written_card_mark UNIQUE (mark)
);
CREATE INDEX ix_about_person_id ON about (person_id);
CREATE INDEX ix_attendance_contact_id ON attendance (contact_id);
CREATE INDEX ix_attendance_document_id ON attendance (document_id);
CREATE INDEX ix_attendance_event_id ON attendance (event_id);
CREATE INDEX ix_audience_rule_workspace_id ON audience_rule (workspace_id);
CREATE INDEX ix_brief_guest_brief ON brief_guest (brief);
CREATE INDEX ix_brief_guest_workspace_id ON brief_guest (workspace_id);
CREATE INDEX ix_cadence_workspace_id ON cadence (workspace_id);
CREATE UNIQUE INDEX ix_chat_turn_chat_number ON chat_turn (chat, number);
CREATE INDEX ix_chat_turn_workspace_id ON chat_turn (workspace_id);
CREATE INDEX ix_chat_workspace_id ON chat (workspace_id);
CREATE INDEX ix_commitment_by_id ON commitment (by_id);
CREATE INDEX ix_commitment_statement_id ON commitment (statement_id);
CREATE INDEX ix_commitment_to_id ON commitment (to_id);
CREATE INDEX ix_contact_document_id ON contact (document_id);
CREATE INDEX ix_contact_person_id ON contact (person_id);
CREATE INDEX ix_contact_workspace_id ON contact (workspace_id);
CREATE INDEX ix_decision_workspace_id ON decision (workspace_id);
CREATE INDEX ix_document_batch_id ON document (batch_id);
CREATE INDEX ix_document_conversation ON document (conversation);
CREATE INDEX ix_document_event_id ON document (event_id);
CREATE INDEX ix_document_file_id ON document (file_id);
CREATE INDEX ix_document_kind ON document (kind);
CREATE INDEX ix_document_workspace_id ON document (workspace_id);
CREATE INDEX ix_draft_workspace_id ON draft (workspace_id);
CREATE INDEX ix_event_workspace_id ON event (workspace_id);
CREATE INDEX ix_file_place_batch_id ON file_place (batch_id);
CREATE INDEX ix_file_place_file_id ON file_place (file_id);
CREATE INDEX ix_file_place_left_by ON file_place (left_by);
CREATE INDEX ix_file_place_location_member ON file_place (location, member);
CREATE INDEX ix_file_place_workspace_id ON file_place (workspace_id);
CREATE INDEX ix_follow_up_mark_person_ref ON follow_up_mark (person_ref);
CREATE INDEX ix_follow_up_mark_workspace_id ON follow_up_mark (workspace_id);
CREATE INDEX ix_forgotten_key_digest ON forgotten_key (digest);
CREATE INDEX ix_forgotten_key_forgetting ON forgotten_key (forgetting);
CREATE INDEX ix_forgotten_key_workspace_id ON forgotten_key (workspace_id);
CREATE INDEX ix_identity_key_contact_id ON identity_key (contact_id);
CREATE INDEX ix_identity_key_kind_value ON identity_key (kind, value);
CREATE INDEX ix_import_batch_workspace_id ON import_batch (workspace_id);
CREATE INDEX ix_interaction_document_id ON interaction (document_id);
CREATE INDEX ix_interaction_person_id ON interaction (person_id);
CREATE INDEX ix_kept_phrase_mark ON kept_phrase (mark);
CREATE INDEX ix_kept_phrase_workspace_id ON kept_phrase (workspace_id);
CREATE INDEX ix_made_brief_words ON made_brief (words);
CREATE INDEX ix_made_brief_workspace_id ON made_brief (workspace_id);
CREATE INDEX ix_manner_trait_workspace_id ON manner_trait (workspace_id);
CREATE INDEX ix_message_message_id ON message (message_id);
CREATE INDEX ix_message_sender_id ON message (sender_id);
CREATE INDEX ix_message_thread ON message (thread);
CREATE INDEX ix_open_mention_statement_id ON open_mention (statement_id);
CREATE INDEX ix_outbound_request_workspace_id ON outbound_request (workspace_id);
CREATE INDEX ix_participant_person_id ON participant (person_id);
CREATE INDEX ix_passage_document_id ON passage (document_id);
CREATE INDEX ix_person_name ON person (name);
CREATE INDEX ix_person_workspace_id ON person (workspace_id);
CREATE INDEX ix_promise_by_id ON promise (by_id);
CREATE INDEX ix_promise_to_id ON promise (to_id);
CREATE INDEX ix_promise_workspace_id ON promise (workspace_id);
CREATE INDEX ix_pronoun_sign_person_id ON pronoun_sign (person_id);
CREATE INDEX ix_source_file_batch_id ON source_file (batch_id);
CREATE INDEX ix_source_file_origin ON source_file (origin);
CREATE INDEX ix_source_file_path ON source_file (path);
CREATE INDEX ix_source_file_replaced_by ON source_file (replaced_by);
CREATE INDEX ix_source_file_sha256 ON source_file (sha256);
CREATE INDEX ix_source_file_workspace_id ON source_file (workspace_id);
CREATE INDEX ix_statement_audience ON statement (audience);
CREATE INDEX ix_statement_document_id ON statement (document_id);
CREATE INDEX ix_statement_passage_id ON statement (passage_id);
CREATE INDEX ix_table_reading_signature ON table_reading (signature);
CREATE INDEX ix_table_reading_workspace_id ON table_reading (workspace_id);
CREATE INDEX ix_watched_folder_workspace_id ON watched_folder (workspace_id);
CREATE INDEX ix_written_card_event ON written_card (event);
CREATE INDEX ix_written_card_workspace_id ON written_card (workspace_id);
INSERT INTO alembic_version VALUES ('0017');
