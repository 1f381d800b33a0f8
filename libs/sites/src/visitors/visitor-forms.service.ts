import { Injectable } from '@nestjs/common';
import { type InputOf, maskCards, type OutputOf, type sendForm } from '@guichet/contracts';
import { ConversationIntake } from '@guichet/conversations';
import { Clock, currentVisitor, Db, found, key } from '@guichet/platform';
import { answersOf } from './field-answers.ts';
import { CARD_MASKED, subjectOf } from './contact-subject.ts';
import { externalIdOf } from './visitor-message-id.ts';
import { VisitorLimits } from '../line/visitor-limits.ts';
import { chosen } from '../sites/menu-choice.ts';
import { SiteDirectory } from '../sites/site-directory.service.ts';

/** The form that is left when nobody can chat: a message to the site's mail inbox, answered like any mail. */
@Injectable()
export class VisitorForms {
  constructor(
    private readonly db: Db,
    private readonly sites: SiteDirectory,
    private readonly intake: ConversationIntake,
    private readonly limits: VisitorLimits,
    private readonly clock: Clock,
  ) {}

  async send(input: InputOf<typeof sendForm>): Promise<OutputOf<typeof sendForm>> {
    const { siteKey, clientId, name, email, language, orderReference } = input;
    const { visitorId } = currentVisitor();
    await this.limits.spend('form', visitorId);
    const site = found(await this.sites.byKey(siteKey));
    const inboxId = found(site.mailInboxId);
    const choice = chosen(site.menu, input.menuId, language);
    const answers = answersOf(site.fields, input.fields, language).map(({ label, answer }) => `${label}: ${answer}`);
    const said = [input.text, ...(answers.length ? ['', ...answers] : [])].join('\n');
    const text = maskCards(said);
    const labels = input.subject ? [...choice.labels, input.subject] : choice.labels;
    const { conversationId } = await this.db.tx((tx) =>
      this.intake.receive(tx, {
        ...{ externalId: externalIdOf(visitorId, clientId), conversationId: null, channel: 'email', inboxId },
        ...{ at: this.clock.now(), kind: 'normal', subject: subjectOf(labels, orderReference, text) },
        ...{ from: { name, address: email }, to: [], cc: [], text, quotedText: '', html: null, language },
        notices: text === said ? [] : [CARD_MASKED],
        ...{ hasRemoteImages: false, attachments: [], hasRaw: false, wish: choice.wish },
      }),
    );
    const { number } = await this.db.tx((tx) => tx.conversation.findUniqueOrThrow({ where: key(conversationId) }));
    return { number, isCardMasked: text !== said };
  }
}
