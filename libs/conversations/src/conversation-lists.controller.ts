import { Controller } from '@nestjs/common';
import {
  deleteView,
  getConversation,
  listConversations,
  listTags,
  listViews,
  saveView,
  type InputOf,
} from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { TagsService } from './actions/tags.service.ts';
import { ConversationDetails } from './conversation-details.service.ts';
import { ConversationLists } from './lists/conversation-lists.service.ts';
import { SavedViewsService } from './lists/saved-views.service.ts';
import { ViewCounts } from './lists/view-counts.service.ts';
@Controller()
export class ConversationListsController {
  constructor(
    private readonly lists: ConversationLists,
    private readonly details: ConversationDetails,
    private readonly counts: ViewCounts,
    private readonly views: SavedViewsService,
    private readonly tags: TagsService,
  ) {}

  @Implements(listConversations)
  list(input: InputOf<typeof listConversations>) {
    return this.lists.list(input);
  }
  @Implements(getConversation)
  get(input: InputOf<typeof getConversation>) {
    return this.details.get(input);
  }
  @Implements(listViews)
  listViews(_: InputOf<typeof listViews>) {
    return this.counts.list();
  }
  @Implements(saveView)
  saveView(input: InputOf<typeof saveView>) {
    return this.views.save(input);
  }
  @Implements(deleteView)
  deleteView(input: InputOf<typeof deleteView>) {
    return this.views.remove(input);
  }
  @Implements(listTags)
  listTags(_: InputOf<typeof listTags>) {
    return this.tags.list();
  }
}
